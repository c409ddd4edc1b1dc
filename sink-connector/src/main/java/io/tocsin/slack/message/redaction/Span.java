package io.tocsin.slack.message.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where a secret is in a text, and what it is.
 *
 * @param rank of two spans that overlap, the one with the lower rank names both
 */
record Span(int start, int end, String name, int rank) {

    /** One span for each stretch that spans overlap on, in the order of the text. */
    static List<Span> merged(List<Span> spans) {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparingInt(Span::start));
        List<Span> merged = new ArrayList<>();
        for (Span span : sorted) {
            int last = merged.size() - 1;
            if (last >= 0 && span.start < merged.get(last).end) {
                merged.set(last, merged.get(last).with(span));
            } else {
                merged.add(span);
            }
        }
        return merged;
    }

    private Span with(Span other) {
        Span first = rank <= other.rank ? this : other;
        return new Span(start, Math.max(end, other.end), first.name, first.rank);
    }
}
