package io.tocsin.emulator.cloudwatch.search;

import io.tocsin.emulator.cloudwatch.pattern.FilterPattern;
import io.tocsin.emulator.cloudwatch.store.LogEvent;
import io.tocsin.emulator.cloudwatch.store.Position;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers searches page by page. A token belongs to its query and expires. */
public final class Searches {
    /** What AWS grants a token. */
    public static final Duration TOKEN_LIFE = Duration.ofHours(24);

    /** A page, and the token of the next, which is null if nothing is left. */
    public record Result(List<LogEvent> events, @Nullable String nextToken) {}

    /** The token was not issued for this query, or it is too old. */
    public static final class InvalidTokenException extends Exception {
        private static final long serialVersionUID = 1;

        InvalidTokenException() {
            super("not a live token of this query", null, false, false);
        }
    }

    private final InstantSource clock;
    private final PageTroubles troubles;

    public Searches(InstantSource clock, PageTroubles troubles) {
        this.clock = clock;
        this.troubles = troubles;
    }

    /**
     * Searches one page.
     *
     * @param token of the page before, or null for the first
     */
    public Result page(Query query, FilterPattern pattern, Limits limits, @Nullable String token)
            throws InvalidTokenException {
        if (token == null) {
            return page(query, pattern, limits, null, null, null);
        }
        PageToken start = PageToken.read(token)
                .filter(read -> read.isFor(query, clock.millis(), troubles.tokenLife()))
                .orElseThrow(InvalidTokenException::new);
        return page(query.directed(start.forward()), pattern, limits, start.position(), start.withheld(), token);
    }

    private Result page(
            Query query,
            FilterPattern pattern,
            Limits limits,
            @Nullable Position after,
            PageToken.@Nullable Withheld before,
            @Nullable String asked) {
        Page page = Search.page(Candidates.of(query, after, clock.millis()), pattern, limits);
        List<LogEvent> events = new ArrayList<>(page.events());
        PageToken.Withheld withheld = null;
        if (page.last() != null && !events.isEmpty() && troubles.withheld()) {
            List<LogEvent> first = events.subList(0, Math.max(1, events.size() / 3));
            withheld = new PageToken.Withheld(after, first.get(first.size() - 1).position());
            first.clear();
        }
        if (before != null) {
            events.addAll(Search.upTo(before.last(), Candidates.of(query, before.after(), clock.millis()), pattern));
        }
        Position last = page.last();
        return troubled(events, last == null ? null : token(query, last, withheld), asked);
    }

    private Result troubled(List<LogEvent> events, @Nullable String next, @Nullable String asked) {
        boolean repeated = troubles.repeatedToken() && next != null && asked != null;
        return new Result(troubles.outOfOrder() ? shifted(events) : events, repeated ? asked : next);
    }

    /** The first third comes last, as it was seen with AWS: a block of time after a later one. */
    private static List<LogEvent> shifted(List<LogEvent> events) {
        List<LogEvent> shifted = new ArrayList<>(events);
        Collections.rotate(shifted, -Math.max(1, events.size() / 3));
        return shifted;
    }

    private String token(Query query, Position last, PageToken.@Nullable Withheld withheld) {
        return new PageToken(query.fingerprint(), query.forward(), clock.millis(), last, withheld).text();
    }
}
