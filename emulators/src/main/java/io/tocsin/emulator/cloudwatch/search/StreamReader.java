package io.tocsin.emulator.cloudwatch.search;

import io.tocsin.emulator.cloudwatch.pattern.FilterPattern;
import io.tocsin.emulator.cloudwatch.search.Searches.InvalidTokenException;
import io.tocsin.emulator.cloudwatch.store.LogEvent;
import io.tocsin.emulator.cloudwatch.store.Position;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads streams page by page in either direction; events are always handed out oldest first. */
public final class StreamReader {
    /**
     * A page and where to go from there. A token that was asked with comes back where there is nothing more in its
     * direction yet.
     */
    public record Result(List<LogEvent> events, String forwardToken, String backwardToken) {}

    private static final Pattern TOKEN = Pattern.compile("[fb]/(.*)/s");

    private static final FilterPattern ALL = FilterPattern.parse("");

    private final InstantSource clock;
    private final PageTroubles troubles;

    public StreamReader(InstantSource clock, PageTroubles troubles) {
        this.clock = clock;
        this.troubles = troubles;
    }

    /**
     * Reads one page.
     *
     * @param query of one stream; its direction is that of the first page
     * @param token of another page, or null for the first
     */
    public Result read(Query query, int limit, @Nullable String token) throws InvalidTokenException {
        PageToken start = token == null ? null : parse(query, token);
        Query directed = start == null ? query : query.directed(start.forward());
        Position after = start == null ? null : start.position();
        Limits limits = new Limits(limit, Limits.MAX_BYTES, Integer.MAX_VALUE);
        List<LogEvent> found = Search.page(Candidates.of(directed, after, clock.millis()), ALL, limits)
                .events();
        return found.isEmpty() ? nothing(directed, after, token) : result(directed, found);
    }

    private Result nothing(Query query, @Nullable Position after, @Nullable String token) {
        Position edge = after == null ? Position.before(query.start()) : after;
        String forward = token(query, true, edge);
        String backward = token(query, false, edge);
        if (token == null) {
            return new Result(List.of(), forward, backward);
        }
        return query.forward() ? new Result(List.of(), token, backward) : new Result(List.of(), forward, token);
    }

    private Result result(Query query, List<LogEvent> found) {
        List<LogEvent> events = new ArrayList<>(found);
        if (!query.forward()) {
            Collections.reverse(events);
        }
        Position first = events.get(0).position();
        Position last = events.get(events.size() - 1).position();
        return new Result(events, token(query, true, last), token(query, false, first));
    }

    private PageToken parse(Query query, String token) throws InvalidTokenException {
        Matcher text = TOKEN.matcher(token);
        if (!text.matches()) {
            throw new InvalidTokenException();
        }
        return PageToken.read(text.group(1))
                .filter(read -> read.isFor(query, clock.millis(), troubles.tokenLife()))
                .orElseThrow(InvalidTokenException::new);
    }

    private String token(Query query, boolean forward, Position position) {
        String text = new PageToken(query.fingerprint(), forward, clock.millis(), position, null).text();
        return (forward ? "f/" : "b/") + text + "/s";
    }
}
