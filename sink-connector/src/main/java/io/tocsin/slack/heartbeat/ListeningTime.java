package io.tocsin.slack.heartbeat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Measures the time in which heartbeats could be read. Only that time proves silence: while the connector is paused, its process is
 * suspended or the brokers do not answer, a healthy log group is silent too.
 */
final class ListeningTime {
    private static final Duration SHORTEST_GAP = Duration.ofSeconds(2);
    private static final Duration LONGEST_GAP = Duration.ofSeconds(30);

    /** The longest time between two calls of {@link #add} that is counted; what takes longer is an interruption. */
    private final Duration gap;

    private Duration total = Duration.ZERO;
    private Duration provesFrom = Duration.ZERO;
    private @Nullable Instant last;

    /** @param after how long a log group may be silent */
    ListeningTime(Duration after) {
        Duration tenth = after.dividedBy(10);
        Duration atLeast = tenth.compareTo(SHORTEST_GAP) < 0 ? SHORTEST_GAP : tenth;
        gap = atLeast.compareTo(LONGEST_GAP) > 0 ? LONGEST_GAP : atLeast;
    }

    /** Heartbeats could be read until now: counts the time since the last call. */
    void add(Instant now) {
        if (last == null || Duration.between(last, now).compareTo(gap) > 0) {
            // What was written meanwhile is read first.
            provesFrom = total.plus(gap);
        } else {
            total = total.plus(Duration.between(last, now));
        }
        last = now;
    }

    /** Nothing can be read: what passes until the next call of {@link #add} does not count. */
    void interrupt() {
        last = null;
    }

    /** The sum of what was counted. */
    Duration total() {
        return total;
    }

    /** Whether what was written during an interruption has been read by now. */
    boolean provesSilence() {
        return last != null && total.compareTo(provesFrom) >= 0;
    }
}
