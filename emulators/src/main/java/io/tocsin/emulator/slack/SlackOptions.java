package io.tocsin.emulator.slack;

import io.tocsin.emulator.http.EmulatorServer;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;

/**
 * How the emulator behaves.
 *
 * @param address where to listen: an address of this machine, with port 0 for any free one
 * @param clock gives messages their times and rate limits their pace
 * @param perSecond how many messages a second a channel takes in the long run; above 0. Slack documents 1
 * @param burst how many messages a channel takes at once after a pause; at least 1. Slack says "short bursts"
 * @param methodLimits whether Slack's limits for each token and Web API method hold, for instance 50 reads of history a
 *     minute
 * @param channels names of the channels that are there from the start
 */
public record SlackOptions(
        InetSocketAddress address,
        InstantSource clock,
        double perSecond,
        int burst,
        boolean methodLimits,
        List<String> channels) {

    public SlackOptions {
        if (perSecond <= 0 || burst < 1) {
            throw new IllegalArgumentException(
                    "The rate must be above 0 and the burst at least 1; they are " + perSecond + " and " + burst);
        }
        channels = List.copyOf(channels);
    }

    /** Any free port of 127.0.0.1, the system's clock, Slack's one message a second with bursts of 10, channels general and alerts. */
    public static SlackOptions defaults() {
        return new SlackOptions(
                EmulatorServer.loopback(0), InstantSource.system(), 1, 10, true, List.of("general", "alerts"));
    }

    /** A port of 127.0.0.1, 1 to 65535, or 0 for any free one. */
    public SlackOptions withPort(int newPort) {
        return withAddress(EmulatorServer.loopback(newPort));
    }

    /** To be reached from elsewhere, for instance from other containers; nothing that it holds is protected. */
    public SlackOptions withAddress(InetSocketAddress newAddress) {
        return new SlackOptions(newAddress, clock, perSecond, burst, methodLimits, channels);
    }

    public SlackOptions withClock(InstantSource newClock) {
        return new SlackOptions(address, newClock, perSecond, burst, methodLimits, channels);
    }

    public SlackOptions withPace(double newPerSecond, int newBurst) {
        return new SlackOptions(address, clock, newPerSecond, newBurst, methodLimits, channels);
    }

    /** For tests in which the pace does not matter. */
    public SlackOptions withoutRateLimit() {
        return new SlackOptions(address, clock, 1e9, 1_000_000_000, false, channels);
    }

    public SlackOptions withChannels(String... newChannels) {
        return new SlackOptions(address, clock, perSecond, burst, methodLimits, List.of(newChannels));
    }
}
