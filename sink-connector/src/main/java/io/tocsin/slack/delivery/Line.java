package io.tocsin.slack.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Those who wait for their turn, in the order in which they came. Guarded by its {@link Pacer}. */
final class Line {
    /** Who is so late wants nothing any more, as its partitions were taken away for instance, and must not hold up the others. */
    static final Duration GRACE = Duration.ofSeconds(1);

    private final Map<Object, Instant> places = new LinkedHashMap<>();

    /** How many come before this one, which may be new. */
    int ahead(Object who, Instant now) {
        places.values().removeIf(end -> end.isBefore(now));
        int ahead = 0;
        for (Object other : places.keySet()) {
            if (other == who) {
                return ahead;
            }
            ahead++;
        }
        return ahead;
    }

    /** It waits, in the place that it had, and comes again at that time. */
    void wait(Object who, Instant until) {
        places.put(who, until.plus(GRACE));
    }

    /** It had its turn. */
    void leave(Object who) {
        places.remove(who);
    }
}
