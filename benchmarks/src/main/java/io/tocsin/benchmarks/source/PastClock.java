package io.tocsin.benchmarks.source;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The system's clock, but for when it is set: so events can be ingested as long ago as they were logged. */
final class PastClock implements InstantSource {
    private volatile @Nullable Instant set;

    @Override
    public Instant instant() {
        Instant fixed = set;
        return fixed == null ? Instant.now() : fixed;
    }

    /** Stands still at that time. */
    void set(Instant time) {
        set = time;
    }

    /** Tells the system's time again. */
    void unset() {
        set = null;
    }
}
