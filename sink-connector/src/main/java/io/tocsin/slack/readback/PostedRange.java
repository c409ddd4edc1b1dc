package io.tocsin.slack.readback;

/**
 * A range that stands in a channel. No two are equal.
 */
final class PostedRange {
    private final RecordRange range;
    private final boolean sameRouting;

    /**
     * A range of a message that was read.
     *
     * @param sameRouting whether its message was posted under the settings of now, as far as they decide what goes where
     */
    PostedRange(RecordRange range, boolean sameRouting) {
        this.range = range;
        this.sameRouting = sameRouting;
    }

    RecordRange range() {
        return range;
    }

    /**
     * Returns whether it may be followed from within, as the records before may be committed or gone. What is in it from there on is then
     * known by its last record alone, which is enough only if the settings are the same.
     */
    boolean isOpen() {
        return sameRouting;
    }
}
