package io.tocsin.slack.message.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where a secret is in a text, and what it is. */
record Span(int start, int end, String name) {

    /** One span for each stretch that spans overlap on, in the order of the text, named by the first of them in the list. */
    static List<Span> merged(List<Span> spans) {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparingInt(Span::start));
        List<Span> merged = new ArrayList<>();
        for (Span span : sorted) {
            int last = merged.size() - 1;
            if (last >= 0 && span.start < merged.get(last).end) {
                merged.set(last, merged.get(last).with(span, spans));
            } else {
                merged.add(span);
            }
        }
        return merged;
    }

    private Span with(Span other, List<Span> inOrderOfRank) {
        String first = rank(name, inOrderOfRank) <= rank(other.name, inOrderOfRank) ? name : other.name;
        return new Span(start, Math.max(end, other.end), first);
    }

    private static int rank(String name, List<Span> spans) {
        int rank = 0;
        while (!spans.get(rank).name.equals(name)) {
            rank++;
        }
        return rank;
    }
}
