package io.tocsin.cloudwatch.scan;

import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One scan under way: reads {@code [from, to]}, slice after slice. */
final class Scan {
    private final ScanTier tier;
    private final long to;
    private final OptionalLong resumedFrom;
    private final long from;
    private long doneTo;
    private long startedAt = Long.MIN_VALUE;
    private boolean inOrder = true;
    private boolean cut;
    private @Nullable Slice slice;

    /** @param firstStarted when an interrupted scan that this one continues first began */
    Scan(ScanTier tier, long from, long to, OptionalLong firstStarted) {
        this.tier = tier;
        this.from = from;
        this.to = to;
        this.doneTo = from;
        this.resumedFrom = firstStarted;
    }

    ScanTier tier() {
        return tier;
    }

    /** The slice under way; the next one, no wider than {@code width}, if there is none. */
    Slice slice(long width) {
        if (slice == null) {
            slice = new Slice(doneTo, to - doneTo < width ? to : doneTo + width - 1);
        }
        return slice;
    }

    /** The slice has been read to its last page, and all up to its end with it. */
    void endSlice() {
        doneTo = Math.max(doneTo, Objects.requireNonNull(slice).to() + 1);
        inOrder = true;
        slice = null;
    }

    boolean isEmpty() {
        return from > to;
    }

    boolean hasBegun() {
        return startedAt != Long.MIN_VALUE;
    }

    /** The first page is there: what was visible when AWS began to serve it will have been seen at the end. */
    void begin(long servedAt) {
        startedAt = servedAt;
    }

    /** When it began, or went on after a restart; on AWS's clock. */
    long startedAt() {
        return startedAt;
    }

    /** When it began, before any restart; on AWS's clock. */
    long firstStarted() {
        return resumedFrom.orElse(startedAt);
    }

    /** The last timestamp that it reads. */
    long to() {
        return to;
    }

    /** The first timestamp that it may not have read past. */
    long doneTo() {
        return doneTo;
    }

    /**
     * Comes across an event. While events of a slice come in order, all before it has been read.
     *
     * @return whether the done mark moves
     */
    boolean reaches(long timestamp) {
        inOrder &= timestamp >= doneTo;
        if (!inOrder || timestamp == doneTo) {
            return false;
        }
        doneTo = timestamp;
        return true;
    }

    /** Leaves the rest, from the done mark on, to a later scan. */
    void cutShort() {
        cut = true;
    }

    boolean isCutShort() {
        return cut;
    }

    /** Whether it has read all it wanted to, or will read no more. */
    boolean isOver() {
        return cut || doneTo > to;
    }

    /**
     * The token is not accepted any more: goes on at the done mark. It counts as started when it first did.
     *
     * @return whether there was a token
     */
    boolean goOnAtDoneMark() {
        return slice != null && slice.goOnAt(doneTo);
    }
}
