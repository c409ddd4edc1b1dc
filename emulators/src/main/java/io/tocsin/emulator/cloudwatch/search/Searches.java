package io.tocsin.emulator.cloudwatch.search;

import io.tocsin.emulator.cloudwatch.pattern.FilterPattern;
import io.tocsin.emulator.cloudwatch.store.Position;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers searches page by page. A token belongs to its query and expires. */
public final class Searches {
    /** What AWS grants a token. */
    public static final Duration TOKEN_LIFE = Duration.ofHours(24);

    /** A page, and the token of the next, which is null if nothing is left. */
    public record Result(Page page, @Nullable String nextToken) {}

    /** The token was not issued for this query, or it is too old. */
    public static final class InvalidTokenException extends Exception {
        private static final long serialVersionUID = 1;

        private InvalidTokenException() {
            super("not a live token of this query", null, false, false);
        }
    }

    private final InstantSource clock;

    public Searches(InstantSource clock) {
        this.clock = clock;
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
            PageToken start = live(query, token).orElseThrow(InvalidTokenException::new);
            directed = query.directed(start.forward());
            after = start.position();
        }
        Page page = Search.page(Candidates.of(directed, after), pattern, limits);
        Position last = page.last();
        return new Result(page, last == null ? null : token(directed, last));
    }

    private Optional<PageToken> live(Query query, String token) {
        return PageToken.read(token)
                .filter(read -> read.fingerprint() == query.fingerprint())
                .filter(read -> clock.millis() - read.issued() < TOKEN_LIFE.toMillis());
    }

    private String token(Query query, Position last) {
        return new PageToken(query.fingerprint(), query.forward(), clock.millis(), last).text();
    }
}
