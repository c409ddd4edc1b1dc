package io.tocsin.slack.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** How long a state lasted that comes and goes. For any thread. */
public final class Stopwatch {
    private static final double MILLIS = 1_000;

    private final InstantSource clock;
    private Duration total = Duration.ZERO;
    private @Nullable Instant since;

    public Stopwatch(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether the state holds now; may be said again and again. */
    public synchronized void running(boolean now) {
        if (since != null) {
            total = total.plus(Duration.between(since, clock.instant()));
        }
        since = now ? clock.instant() : null;
    }

    /** Whether the state held when it was last said. */
    public synchronized boolean isRunning() {
        return since != null;
    }

    /** All such times together. */
    public synchronized double seconds() {
        running(isRunning());
        return total.toMillis() / MILLIS;
    }
}
