package io.tocsin.benchmarks.source;

import io.tocsin.emulator.cloudwatch.EmulatedRegion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Log events of a day that is over: all match, spread evenly over ten hours.
 *
 * @param from before the first of them
 * @param events how many
 */
record History(Instant from, int events) {
    private static final Duration SPAN = Duration.ofHours(10);
    private static final int BATCH = 100;
    /** How many characters of different lines there are; then they come again. */
    private static final int DIFFERENT = 4_000_000;

    /**
     * Puts them into the log group, each ingested a second after its timestamp.
     *
     * @param length of each message, in characters
     */
    static History put(EmulatedRegion region, PastClock clock, int events, int length) {
        Instant from = Instant.now().minus(Duration.ofHours(30));
        int batches = Math.max(1, Math.min(events, DIFFERENT / Math.max(100, length)) / BATCH);
        List<String> lines = LogLines.of(batches * BATCH, length);
        Duration step = step(events);
        for (int i = 0; i < events / BATCH; i++) {
            Instant timestamp = from.plus(step.multipliedBy(i));
            clock.set(timestamp.plusSeconds(1));
            int first = i % batches * BATCH;
            region.put(
                    Rig.GROUP,
                    "stream",
                    timestamp,
                    lines.subList(first, first + BATCH).toArray(String[]::new));
        }
        clock.unset();
        return new History(from, events);
    }

    /** The last of these events: one of so many. */
    History last(int part) {
        int batches = events / BATCH;
        int skipped = batches - batches / part;
        return new History(from.plus(step(events).multipliedBy(skipped)), events - skipped * BATCH);
    }

    private static Duration step(int events) {
        return SPAN.dividedBy(Math.max(1, events / BATCH));
    }
}
