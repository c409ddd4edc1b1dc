package io.tocsin.cloudwatch.ledger;

import java.util.Arrays;

/** The steps of a {@link Coverage}. Neighbours differ in what is seen; the first begins at {@link Long#MIN_VALUE}. */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves the package
record Steps(long[] starts, long[] seen) {

    Steps with(Span span) {
        Builder builder = new Builder(starts.length + 2);
        for (int i = 0; i < starts.length; i++) {
            long end = i + 1 < starts.length ? starts[i + 1] : Long.MAX_VALUE;
            builder.add(starts[i], Math.min(end, span.first()), seen[i]);
            builder.add(
                    Math.max(starts[i], span.first()),
                    Math.min(end, span.last() + 1),
                    Math.max(seen[i], span.seenUpTo()));
            builder.add(Math.max(starts[i], span.last() + 1), end, seen[i]);
        }
        return builder.build();
    }

    /** Joins neighbours that are alike. */
    static final class Builder {
        private final long[] starts;
        private final long[] seen;
        private int count;

        Builder(int most) {
            starts = new long[most];
            seen = new long[most];
        }

        void add(long start, long end, long seenUpTo) {
            if (start >= end || (count > 0 && seen[count - 1] == seenUpTo)) {
                return;
            }
            starts[count] = start;
            seen[count++] = seenUpTo;
        }

        Steps build() {
            return new Steps(Arrays.copyOf(starts, count), Arrays.copyOf(seen, count));
        }
    }
}
