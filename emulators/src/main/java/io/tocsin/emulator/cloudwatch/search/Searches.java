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
        Query directed = query;
        Position after = null;
        if (token != null) {
            PageToken start = PageToken.read(token)
                    .filter(read -> read.isFor(query, clock.millis(), troubles.tokenLife()))
                    .orElseThrow(InvalidTokenException::new);
            directed = query.directed(start.forward());
            after = start.position();
        }
        Page page = Search.page(Candidates.of(directed, after, clock.millis()), pattern, limits);
        Position last = page.last();
        return troubled(page.events(), last == null ? null : token(directed, last), token);
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

    private String token(Query query, Position last) {
        return new PageToken(query.fingerprint(), query.forward(), clock.millis(), last).text();
    }
}
