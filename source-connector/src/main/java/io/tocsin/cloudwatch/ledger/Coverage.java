package io.tocsin.cloudwatch.ledger;

import java.util.Arrays;

/**
 * For every event timestamp: up to which ingestion time has all been seen? That is the start of the newest scan that has
 * read past the timestamp, less the time an event takes to become visible. An immutable step function.
 *
 * <p>It moves with every record while few scans are under way. So the spans those are reading are kept apart from the steps,
 * and folded into them only now and then: covering a little more costs one small array.
 */
final class Coverage {
    /** Nothing has been seen: no event was ingested that early. */
    static final long NEVER = 0;

    static final Coverage NONE = new Coverage(new long[] {Long.MIN_VALUE}, new long[] {NEVER}, new Span[0]);

    private static final int MOST_OPEN = 6;

    /** Step i begins at starts[i], and holds seen[i]; the last one never ends. */
    private final long[] starts;

    private final long[] seen;
    private final Span[] open;

    private Coverage(long[] starts, long[] seen, Span[] open) {
        this.starts = starts;
        this.seen = seen;
        this.open = open;
    }

    /** Up to which ingestion time all events of this timestamp have been seen; {@link #NEVER} if none. */
    long seenUpTo(long timestamp) {
        long best = seen[stepOf(timestamp)];
        for (Span span : open) {
            if (span.holds(timestamp) && span.seenUpTo() > best) {
                best = span.seenUpTo();
            }
        }
        return best;
    }

    /** With a span read as well. Never takes anything away. */
    Coverage cover(long first, long last, long seenUpTo) {
        if (last < first || seenUpTo <= NEVER) {
            return this;
        }
        Span span = new Span(first, last, seenUpTo);
        for (int i = 0; i < open.length; i++) {
            if (open[i].isContinuedBy(span)) {
                return withOpen(i, open[i].to(span));
            }
        }
        Coverage room = open.length < MOST_OPEN ? this : folded();
        return room.withOpen(room.open.length, span);
    }

    private Coverage withOpen(int index, Span span) {
        Span[] changed = Arrays.copyOf(open, Math.max(open.length, index + 1));
        changed[index] = span;
        return new Coverage(starts, seen, changed);
    }

    /** The same function, in steps alone. */
    Coverage folded() {
        if (open.length == 0) {
            return this;
        }
        Steps steps = new Steps(starts, seen);
        for (Span span : open) {
            steps = steps.with(span);
        }
        return of(steps);
    }

    /** Without the steps below a timestamp: what is there is not asked for any more. */
    Coverage forgetBelow(long timestamp) {
        Coverage all = folded();
        int first = all.stepOf(timestamp);
        if (first == 0) {
            return all;
        }
        long[] kept = Arrays.copyOfRange(all.starts, first, all.starts.length);
        kept[0] = Long.MIN_VALUE;
        return new Coverage(kept, Arrays.copyOfRange(all.seen, first, all.seen.length), new Span[0]);
    }

    /**
     * The first timestamp from {@code from} on where an event that was ingested at once may not have been seen: before it all
     * is done, but for what arrives late.
     */
    long frontier(long from) {
        Coverage all = folded();
        long reached = from;
        for (int i = all.stepOf(from); i < all.starts.length; i++) {
            long end = i + 1 < all.starts.length ? all.starts[i + 1] : Long.MAX_VALUE;
            long seenHere = Math.max(reached, Math.min(end, all.seen[i] + 1));
            if (seenHere < end) {
                return seenHere;
            }
            reached = seenHere;
        }
        return reached;
    }

    /** The steps, for encoding. */
    Steps steps() {
        Coverage all = folded();
        return new Steps(all.starts, all.seen);
    }

    static Coverage of(Steps steps) {
        return new Coverage(steps.starts(), steps.seen(), new Span[0]);
    }

    private int stepOf(long timestamp) {
        int found = Arrays.binarySearch(starts, timestamp);
        return found >= 0 ? found : -found - 2;
    }
}
