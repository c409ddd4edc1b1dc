package io.tocsin.cloudwatch.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One scan under way: reads {@code [from, to]} in slices. Several are fetched at a time, and they are taken in order. All count as
 * read when the scan began, so none is asked for before its first page is there.
 *
 * <p>AWS was seen to return pages out of order, so a page says nothing of what is missing before it. A scan is read in one of two
 * ways: by whole slices, each taken in order when all its pages are there, so that the done mark moves with each event; or page by
 * page as they come, so that nothing waits, and then the done mark moves at the end of a slice only.
 */
final class Scan {
    /** Even if nothing is in them. */
    private static final int MOST_SLICES = 100;

    private final ScanTier tier;
    private final long from;
    private final long to;
    private final OptionalLong resumedFrom;
    private final boolean wholeSlices;
    private final List<Slice> slices = new ArrayList<>();
    private long slicedTo;
    private long doneTo;
    private long startedAt = Long.MIN_VALUE;
    private boolean cut;

    /**
     * @param firstStarted when an interrupted scan that this one continues first began
     * @param wholeSlices whether each slice is taken when all of it is there, else page by page as they come
     */
    Scan(ScanTier tier, long from, long to, OptionalLong firstStarted, boolean wholeSlices) {
        this.tier = tier;
        this.from = from;
        this.to = to;
        this.slicedTo = from;
        this.doneTo = from;
        this.resumedFrom = firstStarted;
        this.wholeSlices = wholeSlices;
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
        Slice slice = new Slice(slicedTo, to - slicedTo < width ? to : slicedTo + width - 1, wholeSlices);
        slicedTo = slice.to() + 1;
        slices.add(slice);
        return slice;
    }

    /**
     * Makes a slice narrower, which begins again. The rest of it is read by slices after it.
     *
     * @return how many milliseconds of event time it spans now
     */
    long narrow(Slice slice) {
        long end = slice.to();
        slice.narrowTo(slice.middle());
        if (end == askedTo()) {
            slicedTo = slice.to() + 1;
        } else if (slice.to() < end) {
            slices.add(slices.indexOf(slice) + 1, new Slice(slice.to() + 1, end, wholeSlices));
        }
        return slice.width();
    }

    /** Drops the pages of slices that are not complete, which begin again, but for those that a page is under way of. */
    void dropIncomplete() {
        slices.stream().filter(Slice::wantsPage).forEach(Slice::restart);
    }

    private @Nullable Slice head() {
        return slices.isEmpty() ? null : slices.get(0);
    }

    private @Nullable Slice wanting(boolean ahead) {
        for (Slice slice : slices) {
            boolean waits = slice != head() || slice.isReady();
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
        Slice head = head();
        return head != null && head.isReady() ? head : null;
    }

    /** The slice to take pages from has been read to its last page, and all up to its end with it. */
    void endSlice() {
        doneTo = Math.max(doneTo, slices.remove(0).to() + 1);
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

    /** Whether the events of a slice are taken in order, when all of them are there; else page by page as they come. */
    boolean isByWholeSlices() {
        return wholeSlices;
    }

    /**
     * Comes across an event, before which all has been read.
     *
     * @return whether the done mark moves
     */
    boolean reaches(long timestamp) {
        if (timestamp <= doneTo) {
            return false;
        }
        doneTo = timestamp;
        return true;
    }

    /** A moment before which all has been read that was there, in event time as well as in time of ingestion. */
    long readUntil() {
        return Math.min(startedAt, cut ? doneTo : to);
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
