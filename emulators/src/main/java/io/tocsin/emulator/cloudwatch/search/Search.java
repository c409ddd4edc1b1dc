package io.tocsin.emulator.cloudwatch.search;

import io.tocsin.emulator.cloudwatch.pattern.FilterPattern;
import io.tocsin.emulator.cloudwatch.store.LogEvent;
import io.tocsin.emulator.cloudwatch.store.Position;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects one page. */
final class Search {
    private final FilterPattern pattern;
    private final Limits limits;
    private final List<LogEvent> found = new ArrayList<>();
    private int bytes;
    private @Nullable Position last;

    private Search(FilterPattern pattern, Limits limits) {
        this.pattern = pattern;
        this.limits = limits;
    }

    /**
     * @param candidates in the order of the answer
     */
    static Page page(Iterator<LogEvent> candidates, FilterPattern pattern, Limits limits) {
        return new Search(pattern, limits).scan(candidates);
    }

    /** All that matches, to a position inclusive. */
    static List<LogEvent> upTo(Position last, Iterator<LogEvent> candidates, FilterPattern pattern) {
        List<LogEvent> found = new ArrayList<>();
        while (candidates.hasNext()) {
            LogEvent event = candidates.next();
            if (pattern.matches(event.message())) {
                found.add(event);
            }
            if (event.position().equals(last)) {
                break;
            }
        }
        return found;
    }

    private Page scan(Iterator<LogEvent> candidates) {
        for (int scanned = 0; candidates.hasNext(); scanned++) {
            if (scanned == limits.scanned() || found.size() == limits.events()) {
                return new Page(found, last);
            }
            LogEvent event = candidates.next();
            if (pattern.matches(event.message()) && !add(event)) {
                return new Page(found, last);
            }
            last = event.position();
        }
        // A full page carries a token even if nothing follows: AWS does not look ahead either.
        return new Page(found, found.size() == limits.events() ? last : null);
    }

    /** Whether the page had room for it. */
    private boolean add(LogEvent event) {
        if (!found.isEmpty() && bytes + event.bytes() > limits.bytes()) {
            return false;
        }
        found.add(event);
        bytes += event.bytes();
        return true;
    }
}
