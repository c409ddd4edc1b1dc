package io.tocsin.benchmarks.source;

import io.tocsin.emulator.cloudwatch.EmulatedRegion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Log events of a day that is over, spread evenly over ten hours.
 *
 * @param from before the first of them
 * @param lines how many
 * @param every one of so many matches
 */
record History(Instant from, int lines, int every) {
    private static final Duration SPAN = Duration.ofHours(10);
    private static final int BATCH = 100;
    /** How many characters of different lines there are; then they come again. */
    private static final int DIFFERENT = 4_000_000;

    /**
     * Puts them into the log group, each ingested a second after its timestamp.
     *
     * @param lines a multiple of a hundred
     * @param length of each message, in characters
     * @param every of so many, which divide a hundred, the first matches
     */
    static History put(EmulatedRegion region, PastClock clock, int lines, int length, int every) {
        Instant from = Instant.now().minus(Duration.ofHours(30));
        int batches = Math.max(1, Math.min(lines, DIFFERENT / Math.max(100, length)) / BATCH);
        List<String> texts = texts(batches * BATCH, length, every);
        Duration step = step(lines);
        for (int i = 0; i < lines / BATCH; i++) {
            Instant timestamp = from.plus(step.multipliedBy(i));
            clock.set(timestamp.plusSeconds(1));
            int first = i % batches * BATCH;
            region.put(
                    Rig.GROUP,
                    "stream",
                    timestamp,
                    texts.subList(first, first + BATCH).toArray(String[]::new));
        }
        clock.unset();
        return new History(from, lines, every);
    }

    private static List<String> texts(int count, int length, int every) {
        List<String> texts = new ArrayList<>(LogLines.of(count, length));
        for (int i = 0; i < count; i++) {
            if (i % every != 0) {
                texts.set(i, texts.get(i).replace(Rig.PATTERN, "INFO"));
            }
        }
        return texts;
    }

    /** How many match. */
    int events() {
        return lines / every;
    }

    /** The last of these lines: one of so many. */
    History last(int part) {
        int batches = lines / BATCH;
        int skipped = batches - batches / part;
        return new History(from.plus(step(lines).multipliedBy(skipped)), lines - skipped * BATCH, every);
    }

    private static Duration step(int lines) {
        return SPAN.dividedBy(Math.max(1, lines / BATCH));
    }
}
