package io.tocsin.benchmarks.source;

import io.tocsin.emulator.cloudwatch.EmulatedRegion;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Log events of a day that is over: all match, spread evenly over ten hours.
 *
 * @param from before the first of them
 * @param events how many
 */
record History(Instant from, int events) {
    private static final Duration SPAN = Duration.ofHours(10);
    private static final int BATCH = 100;
    private static final String START = "2026-11-22T10:00:00.000Z ERROR card declined for order 104212, try another";

    /**
     * Puts them into the log group, each ingested a second after its timestamp.
     *
     * @param length of each message, in characters
     */
    static History put(EmulatedRegion region, PastClock clock, int events, int length) {
        Instant from = Instant.now().minus(Duration.ofHours(30));
        String message = START + " ".repeat(Math.max(0, length - START.length()));
        String[] batch = new String[BATCH];
        Arrays.fill(batch, message);
        Duration step = SPAN.dividedBy(Math.max(1, events / BATCH));
        for (int i = 0; i < events / BATCH; i++) {
            Instant timestamp = from.plus(step.multipliedBy(i));
            clock.set(timestamp.plusSeconds(1));
            region.put(Rig.GROUP, "stream", timestamp, batch);
        }
        clock.unset();
        return new History(from, events);
    }
}
