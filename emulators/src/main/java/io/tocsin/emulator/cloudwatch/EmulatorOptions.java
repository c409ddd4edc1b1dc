package io.tocsin.emulator.cloudwatch;

import java.time.InstantSource;

/**
 * How a {@link CloudWatchEmulator} behaves.
 *
 * @param port 1 to 65535, or 0 for any free one
 * @param clock tells ingestion times, and what is too old or too new
 * @param seed makes two runs that take the same steps alike
 * @param scanned how many events a page of FilterLogEvents looks at, matches or not, before it ends; at least 1
 */
public record EmulatorOptions(int port, InstantSource clock, long seed, int scanned) {
    private static final int DEFAULT_SCANNED = 100_000;

    public static EmulatorOptions onPort(int port) {
        return new EmulatorOptions(port, InstantSource.system(), 0, DEFAULT_SCANNED);
    }

    public EmulatorOptions withClock(InstantSource newClock) {
        return new EmulatorOptions(port, newClock, seed, scanned);
    }

    public EmulatorOptions withSeed(long newSeed) {
        return new EmulatorOptions(port, clock, newSeed, scanned);
    }

    public EmulatorOptions withScanned(int newScanned) {
        return new EmulatorOptions(port, clock, seed, newScanned);
    }
}
