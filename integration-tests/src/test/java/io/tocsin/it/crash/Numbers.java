package io.tocsin.it.crash;

import java.util.Random;

/**
 * How large a run is. The system properties {@code tocsin.events}, {@code tocsin.kills} and {@code tocsin.seed} set it.
 *
 * @param events that match
 * @param perSecond how many of them are logged in a second
 */
record Numbers(int events, int perSecond, int kills, long seed) {
    private static final long SEED = Long.getLong("tocsin.seed", 20261122);

    /** Those given, where no system property says otherwise. */
    static Numbers orElse(int events, int perSecond, int kills) {
        return new Numbers(
                Integer.getInteger("tocsin.events", events),
                Integer.getInteger("tocsin.events.per.second", perSecond),
                Integer.getInteger("tocsin.kills", kills),
                SEED);
    }

    Random random() {
        return new Random(seed);
    }
}
