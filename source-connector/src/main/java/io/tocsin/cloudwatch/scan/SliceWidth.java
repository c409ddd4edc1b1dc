package io.tocsin.cloudwatch.scan;

import java.time.Duration;

/**
 * How wide the slices of a group's late scans are: wide where there is little to read, since each costs a request, and narrow where
 * there is much, since the pages of a slice can only be read one after the other.
 */
final class SliceWidth {
    private static final long FIRST = Duration.ofMinutes(5).toMillis();
    private static final long NARROWEST = 1;
    private static final long WIDEST = Duration.ofDays(3_650).toMillis();
    /** More pages with events than this are too many for a slice. */
    private static final int MANY = 4;
    /** So are more without. How many come in a row is up to AWS, so they never make slices narrower than the first. */
    private static final int MANY_EMPTY = 16;

    /** A page of less than this is hardly worth a request. */
    private static final long SMALL = PageSize.FULL / 8;

    private static final int WIDER = 2;
    private static final int WIDER_WHERE_LITTLE_IS = 4;

    private long millis = FIRST;
    private boolean worthReadingAhead;

    long millis() {
        return millis;
    }

    /** Where there is little, wider slices are fewer requests than more of them at a time. */
    boolean isWorthReadingAhead() {
        return worthReadingAhead;
    }

    /** A slice was made narrower while it was read, since it held too much. */
    void narrowed(long width) {
        millis = Math.min(millis, width);
    }

    /** Learns from a slice that was read to its end. */
    void learn(Slice slice) {
        worthReadingAhead = slice.pages() > 1 || slice.bytes() > SMALL;
        int pages = slice.pagesWithEvents();
        if (pages > MANY) {
            millis = Math.max(NARROWEST, Math.min(millis, slice.width() * MANY / pages));
        } else if (slice.pages() > MANY_EMPTY) {
            millis = Math.min(millis, Math.max(FIRST, slice.width() / WIDER));
        } else if (pages <= 1) {
            int factor = worthReadingAhead ? WIDER : WIDER_WHERE_LITTLE_IS;
            millis = Math.min(WIDEST, Math.max(millis, slice.width() * factor));
        }
    }
}
