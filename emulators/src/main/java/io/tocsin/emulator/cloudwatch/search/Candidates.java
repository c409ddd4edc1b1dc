package io.tocsin.emulator.cloudwatch.search;

import io.tocsin.emulator.cloudwatch.store.LogEvent;
import io.tocsin.emulator.cloudwatch.store.LogStream;
import io.tocsin.emulator.cloudwatch.store.Position;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The events that a query may find, in the order of its answer, read lazily. */
final class Candidates {
    private final Query query;
    private final @Nullable Position after;
    private final long now;

    private Candidates(Query query, @Nullable Position after, long now) {
        this.query = query;
        this.after = after;
        this.now = now;
    }

    /**
     * @param after where the page before ended, or null for the first
     * @param now milliseconds since the epoch: what becomes visible later is left out
     */
    static Iterator<LogEvent> of(Query query, @Nullable Position after, long now) {
        return new Candidates(query, after, now).iterator();
    }

    private Iterator<LogEvent> iterator() {
        if (query.start() > query.end()) {
            return List.<LogEvent>of().iterator();
        }
        if (!query.streams().isEmpty()) {
            return merged(query.streams().stream()
                    .map(query.group().streams()::get)
                    .filter(Objects::nonNull)
                    .toList());
        }
        String prefix = query.streamPrefix();
        return prefix == null
                ? visible(query.group().events())
                : merged(query.group().streams().tailMap(prefix, true).values().stream()
                        .takeWhile(stream -> stream.name().startsWith(prefix))
                        .toList());
    }

    private Iterator<LogEvent> merged(Collection<LogStream> streams) {
        List<Iterator<LogEvent>> parts =
                streams.stream().map(stream -> visible(stream.events())).toList();
        return parts.size() == 1 ? parts.get(0) : new MergedEvents(parts, query.forward());
    }

    private Iterator<LogEvent> visible(NavigableMap<Position, LogEvent> events) {
        return new VisibleEvents(range(events).values().iterator(), now);
    }

    private NavigableMap<Position, LogEvent> range(NavigableMap<Position, LogEvent> events) {
        Position first = Position.before(query.start());
        Position last = Position.after(query.end());
        if (query.forward()) {
            return events.subMap(after == null ? first : after, after == null, last, true);
        }
        return events.subMap(first, true, after == null ? last : after, after == null)
                .descendingMap();
    }
}
