package io.tocsin.slack.delivery;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that never jumps: when the machine's time is set, waits must neither end early nor last for hours. */
public final class MonotonicClock implements InstantSource {
    private final Instant start = Instant.now();
    private final long nanos = System.nanoTime();

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - nanos);
    }
}
