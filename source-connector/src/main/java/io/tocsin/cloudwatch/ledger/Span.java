package io.tocsin.cloudwatch.ledger;

/** A stretch of event timestamps, both ends inclusive, that one scan has read past. */
record Span(long first, long last, long seenUpTo) {

    boolean holds(long timestamp) {
        return first <= timestamp && timestamp <= last;
    }

    /** Whether {@code next} goes on where this one ends, by the same scan. */
    boolean isContinuedBy(Span next) {
        return next.seenUpTo == seenUpTo && first <= next.first && next.first <= last + 1;
    }

    Span to(Span next) {
        return new Span(first, Math.max(last, next.last), seenUpTo);
    }
}
