package io.tocsin.emulator.cloudwatch.store;

import java.util.Comparator;

/**
 * Where an event stands in the documented order: its timestamp, when it was ingested, the id of the PutLogEvents request,
 * and its index therein.
 *
 * @param timestamp milliseconds since the epoch
 * @param ingestionTime milliseconds since the epoch
 * @param requestId unsigned
 */
public record Position(long timestamp, long ingestionTime, long requestId, int index) implements Comparable<Position> {
    private static final Comparator<Position> ORDER = Comparator.comparingLong(Position::timestamp)
            .thenComparingLong(Position::ingestionTime)
            .thenComparing(Position::requestId, Long::compareUnsigned)
            .thenComparingInt(Position::index);

    /** Before every event of that millisecond. */
    public static Position before(long timestamp) {
        return new Position(timestamp, 0, 0, 0);
    }

    /** After every event of that millisecond. */
    public static Position after(long timestamp) {
        return new Position(timestamp, Long.MAX_VALUE, -1, Integer.MAX_VALUE);
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
