package io.tocsin.emulator.cloudwatch;

import io.tocsin.emulator.cloudwatch.trouble.Troubles;
import io.tocsin.emulator.http.EmulatorServer;
import java.net.InetSocketAddress;
import java.time.InstantSource;

/**
 * How a {@link CloudWatchEmulator} behaves.
 *
 * @param address where to listen: an address of this machine, with port 0 for any free one
 * @param clock tells ingestion times, what is too old or too new, when a token expires and how often a second is
 * @param seed makes two runs that take the same steps alike
 * @param scanned how many events a page of FilterLogEvents looks at, matches or not, before it ends; at least 1
 * @param quotas whether AWS's requests a second are enforced
 * @param troubles what goes wrong from the start
 */
public record EmulatorOptions(
        InetSocketAddress address, InstantSource clock, long seed, int scanned, boolean quotas, Troubles troubles) {
    private static final int DEFAULT_SCANNED = 100_000;

    /**
     * The system's clock, quotas as AWS has them, no trouble.
     *
     * @param port of 127.0.0.1, 1 to 65535, or 0 for any free one
     */
    public static EmulatorOptions onPort(int port) {
        return new EmulatorOptions(
                EmulatorServer.loopback(port), InstantSource.system(), 0, DEFAULT_SCANNED, true, Troubles.none());
    }

    /** To be reached from elsewhere, for instance from other containers; nothing that it holds is protected. */
    public EmulatorOptions withAddress(InetSocketAddress newAddress) {
        return new EmulatorOptions(newAddress, clock, seed, scanned, quotas, troubles);
    }

    public EmulatorOptions withClock(InstantSource newClock) {
        return new EmulatorOptions(address, newClock, seed, scanned, quotas, troubles);
    }

    public EmulatorOptions withSeed(long newSeed) {
        return new EmulatorOptions(address, clock, newSeed, scanned, quotas, troubles);
    }

    public EmulatorOptions withScanned(int newScanned) {
        return new EmulatorOptions(address, clock, seed, newScanned, quotas, troubles);
    }

    public EmulatorOptions withQuotas(boolean enforced) {
        return new EmulatorOptions(address, clock, seed, scanned, enforced, troubles);
    }

    public EmulatorOptions withTroubles(Troubles newTroubles) {
        return new EmulatorOptions(address, clock, seed, scanned, quotas, newTroubles);
    }
}
