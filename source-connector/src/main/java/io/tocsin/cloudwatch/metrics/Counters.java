package io.tocsin.cloudwatch.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** A count for each of an enum's constants. May be used by any thread: the map itself does not change. */
final class Counters<E extends Enum<E>> {
    private final Map<E, AtomicLong> counts;

    Counters(Class<E> type) {
        counts = new EnumMap<>(type);
        for (E each : type.getEnumConstants()) {
            counts.put(each, new AtomicLong());
        }
    }

    void increment(E what) {
        add(what, 1);
    }

    void add(E what, long more) {
        of(what).addAndGet(more);
    }

    long get(E what) {
        return of(what).get();
    }

    private AtomicLong of(E what) {
        return Objects.requireNonNull(counts.get(what));
    }
}
