package io.tocsin.it.crash;

import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import io.tocsin.emulator.cloudwatch.EmulatedRegion;
import io.tocsin.emulator.cloudwatch.EmulatorOptions;
import io.tocsin.emulator.cloudwatch.trouble.Switch;
import io.tocsin.emulator.cloudwatch.trouble.Troubles;
import io.tocsin.it.cluster.Checkout;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** An emulated us-east-1, which grants 25 searches a second, with troubles, and a source that reads from it. */
final class Region implements AutoCloseable {
    private static final String NAME = "us-east-1";
    private static final String SEARCH = "FilterLogEvents";
    /**
     * Short enough that many tokens expire in a late scan, which has the turn every 200 to 500 ms, or stands still for a second after an
     * error. If no token lived until the next turn, nothing could ever be read of a millisecond that is longer than a page and has no
     * match. AWS's tokens live for a day.
     */
    private static final int TOKEN_LIFE = 1_000;

    private final CloudWatchEmulator emulator;

    private Region(CloudWatchEmulator emulator) {
        this.emulator = emulator;
    }

    /**
     * With all that can go wrong, as often as leaves time to read.
     *
     * @param scanned how many events a page looks at before it ends
     */
    static Region troubled(int scanned, long seed) {
        Troubles troubles = Troubles.none()
                .withSeed(seed)
                .with(Switch.LATENCY_MEDIAN_MILLIS, 10)
                .with(Switch.LATENCY_P99_MILLIS, 200)
                .with(Switch.VISIBILITY_DELAY_MAX_MILLIS, 3_000)
                .with(Switch.LATE_INGESTION_SHARE, .05)
                .with(Switch.LATE_INGESTION_MILLIS, 5_000)
                .with(Switch.OUT_OF_ORDER_SHARE, .1)
                .with(Switch.WITHHELD_SHARE, .1)
                .with(Switch.REPEATED_TOKEN_SHARE, .05)
                .with(Switch.THROTTLED_SHARE, .01)
                .with(Switch.SERVER_ERROR_SHARE, .01)
                .with(Switch.DROPPED_SHARE, .01)
                .with(Switch.HALF_SENT_SHARE, .01)
                .with(Switch.TOKEN_LIFE_MILLIS, TOKEN_LIFE)
                .with(Switch.CLOCK_SKEW_MILLIS, 1_500);
        return new Region(CloudWatchEmulator.start(
                EmulatorOptions.onPort(0).withSeed(seed).withScanned(scanned).withTroubles(troubles)));
    }

    /** Without troubles, and without a quota: many log groups are the trouble. */
    static Region large() {
        return new Region(CloudWatchEmulator.start(EmulatorOptions.onPort(0).withQuotas(false)));
    }

    EmulatedRegion events() {
        return emulator.region(NAME);
    }

    /** How many searches there have been, however they were answered. */
    long searches() {
        return answers().values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many searches were answered how. */
    Map<String, Long> answers() {
        return emulator.status().requests().getOrDefault(SEARCH, Map.of());
    }

    /** A source for log groups whose first position is the beginning; scans are quick, so that a run is short. */
    Map<String, String> source(List<String> groups, String topic) throws IOException {
        Map<String, String> config = Checkout.connectorConfig("config/source/emulator.json");
        config.put("log.groups", String.join(",", groups));
        config.put("topic", topic);
        config.put("aws.region", NAME);
        config.put("aws.endpoint", emulator.endpoint().toString());
        config.put("poll.interval.ms", "250");
        config.put("tip.reach.ms", "2000");
        config.put("hot.interval.ms", "1000");
        config.put("hot.reach.ms", "10000");
        config.put("late.interval.ms", "2000");
        config.put("settle.ms", "8000");
        config.put("heartbeat.interval.ms", "1000");
        return config;
    }

    @Override
    public void close() {
        emulator.close();
    }
}
