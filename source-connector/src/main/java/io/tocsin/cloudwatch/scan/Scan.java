package io.tocsin.cloudwatch.scan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One scan under way: reads {@code [from, to]} in slices. Several are fetched at a time, and they are taken in order. All count as
 * read when the scan began, so none is asked for before its first page is there.
 */
final class Scan {
    /** Even if nothing is in them. */
    private static final int MOST_SLICES = 100;

    private final ScanTier tier;
    private final long from;
    private final long to;
    private final OptionalLong resumedFrom;
    private final Deque<Slice> slices = new ArrayDeque<>();
    private long slicedTo;
    private long doneTo;
    private long startedAt = Long.MIN_VALUE;
    private boolean inOrder = true;
    private boolean cut;

    /** @param firstStarted when an interrupted scan that this one continues first began */
    Scan(ScanTier tier, long from, long to, OptionalLong firstStarted) {
        this.tier = tier;
        this.from = from;
        this.to = to;
        this.slicedTo = from;
        this.doneTo = from;
        this.resumedFrom = firstStarted;
    }

    ScanTier tier() {
        return tier;
    }

    /**
     * Whether there is a page to ask for now.
     *
     * @param ahead whether it may be one that has to wait for others
     */
    boolean wantsPage(boolean ahead) {
        return wanting(ahead) != null || (hasMore() && (slices.isEmpty() || (ahead && canReadAhead())));
    }

    /** The slice to ask for a page of; if none wants one, a new one no wider than {@code width}. */
    Slice next(long width, boolean ahead) {
        Slice wanting = wanting(ahead);
        if (wanting != null) {
            return wanting;
        }
        Slice slice = new Slice(slicedTo, to - slicedTo < width ? to : slicedTo + width - 1);
        slicedTo = slice.to() + 1;
        slices.add(slice);
        return slice;
    }

    private @Nullable Slice wanting(boolean ahead) {
        for (Slice slice : slices) {
            boolean waits = slice != slices.peek() || slice.holdsPage();
            if (slice.wantsPage() && (ahead || !waits)) {
                return slice;
            }
        }
        return null;
    }

    private boolean canReadAhead() {
        return hasBegun() && slices.size() < MOST_SLICES;
    }

    private boolean hasMore() {
        return slicedTo <= to;
    }

    /** The slice to take pages from; null if the one whose turn it is has none yet. */
    @Nullable
    Slice ready() {
        Slice head = slices.peek();
        return head != null && head.holdsPage() ? head : null;
    }

    /** The slice to take pages from has been read to its last page, and all up to its end with it. */
    void endSlice() {
        doneTo = Math.max(doneTo, slices.remove().to() + 1);
        inOrder = true;
    }

    /** About how much memory the pages held and asked for take. */
    long heldBytes() {
        long bytes = 0;
        for (Slice slice : slices) {
            bytes += slice.heldBytes();
        }
        return bytes;
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

    /** The last timestamp that has been asked for. */
    long askedTo() {
        return slicedTo - 1;
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

    /** How much of its time has been read, from 0 to 1, which is all it will read. */
    double progress() {
        return isOver() ? 1 : (doneTo - from) / (double) (to - from + 1);
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
}
