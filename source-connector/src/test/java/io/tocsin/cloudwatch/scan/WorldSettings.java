package io.tocsin.cloudwatch.scan;

import java.time.Duration;

/**
 * How a random world is.
 *
 * @param slow whether some events become visible later than {@code settle}, though not out of every window. A restart, or a full memory,
 *     may lose those, so there are neither
 * @param disorder whether pages come out of order
 * @param exactlyOnce whether records and offsets are stored together; else a crash may leave records whose offsets are not stored
 * @param latest whether groups begin at the start of their task
 * @param settle milliseconds
 * @param hot how late events are that hot scans bring; milliseconds
 * @param late how late events are that late scans bring; milliseconds
 * @param span for how many milliseconds events are ingested
 * @param events how many there are
 * @param groups how many log groups there are
 * @param tasks how many tasks share them, and the requests
 * @param requestsPerSecond of all tasks together
 * @param mostSliceBytes when slices are made narrower
 */
record WorldSettings(
        boolean slow,
        boolean disorder,
        boolean exactlyOnce,
        boolean latest,
        int settle,
        int hot,
        int late,
        int span,
        int events,
        int groups,
        int tasks,
        int requestsPerSecond,
        int mostSliceBytes,
        ScanSettings scans) {

    static WorldSettings random(Dice dice) {
        boolean slow = dice.chance(.15);
        int settle = dice.of(2_000, 5_000, 30_000);
        int hot = dice.of(5_000, 10_000, 120_000);
        int late = dice.of(hot, 600_000, 3_600_000);
        int groups = dice.of(1, 1, 2, 4);
        return new WorldSettings(
                slow,
                dice.chance(.5),
                dice.chance(.5),
                dice.chance(.2),
                settle,
                hot,
                late,
                dice.of(600_000, 2_000_000),
                dice.of(50, 500, 3_000),
                groups,
                Math.min(groups, dice.of(1, 2)),
                dice.of(5, 25, 1_000),
                dice.of(2_000, 50_000, Integer.MAX_VALUE),
                scans(dice, slow, settle, hot, late));
    }

    private static ScanSettings scans(Dice dice, boolean slow, int settle, int hot, int late) {
        return new ScanSettings(
                Duration.ofMillis(settle),
                new ScanSettings.Tier(
                        Duration.ofMillis(dice.of(0, 3_000, 30_000)), Duration.ofMillis(dice.of(1_000, 5_000))),
                new ScanSettings.Tier(Duration.ofMillis(settle + hot), Duration.ofMillis(dice.of(5_000, 60_000))),
                new ScanSettings.Tier(Duration.ofMillis(late), Duration.ofMillis(dice.of(20_000, 300_000))),
                dice.chance(.2),
                Duration.ofDays(7),
                Duration.ofMillis(dice.of(1_000, 60_000)),
                dice.of(300, 3_000, 1_000_000),
                slow ? Integer.MAX_VALUE : dice.of(1_000, 10_000, Integer.MAX_VALUE),
                new ScanSettings.ReadAhead(dice.of(2, 5, 20), dice.of(1, 20, 100) * 1_000_000L),
                false);
    }
}
