package io.tocsin.cloudwatch.ledger;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * An event that was emitted, by its id.
 *
 * <p>CloudWatch's ids were found to be the decimal form of {@code timestamp << 144 | ingestionTime << 80 | request << 16 |
 * index}. That is undocumented and used to keep them small, no more: an id that is not exactly of this form, with the event's own
 * times in it, is kept as it is. Two of these are equal if and only if the ids are.
 *
 * @param request what the events of one PutLogEvents request share; 0 if {@code opaque} is set
 * @param index the event's place in that request; 0 if {@code opaque} is set
 * @param opaque the whole id, where it is not of the usual form
 */
record Emitted(
        long timestamp,
        long ingestionTime,
        long request,
        int index,
        @Nullable String opaque) {
    private static final BigInteger UNSIGNED = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    static Emitted of(String id, long timestamp, long ingestionTime) {
        EventNumber number = EventNumber.parse(id);
        return number != null && number.holds(timestamp, ingestionTime)
                ? new Emitted(timestamp, ingestionTime, number.request(), number.index(), null)
                : new Emitted(timestamp, ingestionTime, 0, 0, id);
    }

    /** The id, character for character. */
    String id() {
        return opaque != null
                ? opaque
                : times(timestamp, ingestionTime)
                        .shiftLeft(80)
                        .or(BigInteger.valueOf(request).and(UNSIGNED).shiftLeft(16))
                        .or(BigInteger.valueOf(index))
                        .toString();
    }

    /** Whether both came in one PutLogEvents request. */
    boolean isOfSameRequest(Emitted other) {
        return opaque == null
                && other.opaque == null
                && request == other.request
                && ingestionTime == other.ingestionTime;
    }

    private static BigInteger times(long timestamp, long ingestionTime) {
        return BigInteger.valueOf(timestamp).shiftLeft(64).or(BigInteger.valueOf(ingestionTime));
    }
}
