package io.tocsin.slack.readback;

import org.jspecify.annotations.Nullable;

/** Records compared, as they come, with a range that stands in a channel. Holds none of them. */
final class Follow {
    private final PostedRange posted;
    private final RangeTally tally;
    private final long predecessor;

    /**
     * Begins to follow.
     *
     * @param first the first record that comes again
     * @param predecessor the record before it that came to the same destination
     */
    Follow(PostedRange posted, long first, long predecessor) {
        this.posted = posted;
        this.tally = new RangeTally(posted.range().partition(), first);
        this.predecessor = predecessor;
    }

    void add(long offset, @Nullable Long timestamp) {
        tally.add(offset, timestamp);
    }

    PostedRange posted() {
        return posted;
    }

    long first() {
        return tally.first();
    }

    /** The newest that was added. */
    long reached() {
        return tally.last();
    }

    /** Where the posted range ends. */
    long last() {
        return posted.range().last();
    }

    long predecessor() {
        return predecessor;
    }

    long count() {
        return tally.range().count();
    }

    /** Whether all that came is what was posted, or its end. */
    boolean holds() {
        RecordRange came = tally.range();
        return came.first() == posted.range().first()
                ? came.equals(posted.range())
                : came.last() == posted.range().last()
                        && came.end() == posted.range().end();
    }
}
