package io.tocsin.cloudwatch.scan;

import java.time.Duration;

/**
 * How a task scans its log groups.
 *
 * @param settle within what time of its ingestion an event is visible to every request; positive
 * @param tip the scan that makes it quick; its {@code every} is what a user calls the poll interval
 * @param hot the scan in between
 * @param late the scan that carries the promise; {@code settle} is added to its reach
 * @param inOrder whether tip and hot scans wait, after a start, until the late scan has caught up
 * @param maxCatchUp how far back a group goes that was away for longer than this; positive
 * @param heartbeatInterval how far a position moves between two heartbeats; positive
 * @param offsetBudget about how many bytes of an encoded offset may go to ids of recent events; above it events come later
 *     by {@code settle}. The rest of an offset is far smaller
 * @param memoryBudget about how many bytes of memory the ids of emitted events may take, of all groups of a task together, at 18 to
 *     36 bytes an id; above it a group decides by its offset, as after a restart
 * @param readAhead how much of what is asked for later is asked for at once
 * @param failsWhenDenied whether scanning ends as soon as access to one group is denied; else only where there is no hope for any
 */
public record ScanSettings(
        Duration settle,
        Tier tip,
        Tier hot,
        Tier late,
        boolean inOrder,
        Duration maxCatchUp,
        Duration heartbeatInterval,
        int offsetBudget,
        long memoryBudget,
        ReadAhead readAhead,
        boolean failsWhenDenied) {

    /**
     * One kind of scan.
     *
     * @param reach how far it reaches back, from the start of the scan before it; not negative
     * @param every pause between the end of a scan and the next; positive
     */
    public record Tier(Duration reach, Duration every) {
        public Tier {
            if (reach.isNegative() || every.isNegative() || every.isZero()) {
                throw new IllegalArgumentException(
                        "reach must not be negative and every must be positive: " + reach + ", " + every);
            }
        }
    }

    /**
     * How much is read ahead.
     *
     * @param requests how many requests may be under way at a time; at least 2
     * @param bytes about how much memory pages may take that are asked for or wait to be handed over
     */
    public record ReadAhead(int requests, long bytes) {
        private static final int LEAST_PAGES_OF_A_SLICE = 4;

        public ReadAhead {
            if (requests < 2) {
                throw new IllegalArgumentException("requests must be at least 2: " + requests);
            }
        }

        /** About how much memory the pages of one slice may take that wait until the last of them is there. */
        long mostSliceBytes() {
            return Math.max(LEAST_PAGES_OF_A_SLICE * PageSize.FULL, bytes / 2);
        }
    }

    public ScanSettings {
        if (settle.isNegative() || settle.isZero()) {
            throw new IllegalArgumentException("settle must be positive: " + settle);
        }
        if (maxCatchUp.isNegative() || maxCatchUp.isZero()) {
            throw new IllegalArgumentException("maxCatchUp must be positive: " + maxCatchUp);
        }
        if (heartbeatInterval.isNegative() || heartbeatInterval.isZero()) {
            throw new IllegalArgumentException("heartbeatInterval must be positive: " + heartbeatInterval);
        }
        if (offsetBudget < 0 || memoryBudget < 0) {
            throw new IllegalArgumentException("budgets must not be negative: " + offsetBudget + ", " + memoryBudget);
        }
    }

    Tier tier(ScanTier tier) {
        return switch (tier) {
            case TIP -> tip;
            case HOT -> hot;
            case LATE -> late;
        };
    }

    /** What suits most: the values in the documentation. */
    public static ScanSettings defaults() {
        return new ScanSettings(
                Duration.ofMinutes(5),
                new Tier(Duration.ofSeconds(30), Duration.ofSeconds(5)),
                new Tier(Duration.ofMinutes(10), Duration.ofMinutes(1)),
                new Tier(Duration.ofHours(1), Duration.ofMinutes(10)),
                false,
                Duration.ofDays(7),
                Duration.ofMinutes(1),
                64 * 1024,
                16L << 20,
                new ReadAhead(20, 48L << 20),
                false);
    }
}
