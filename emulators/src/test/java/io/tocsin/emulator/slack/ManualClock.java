package io.tocsin.emulator.slack;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is told. */
public final class ManualClock implements InstantSource {
    private Instant now = Instant.parse("2026-11-22T10:00:00.250Z");

    @Override
    public synchronized Instant instant() {
        return now;
    }

    public synchronized void advance(Duration time) {
        now = now.plus(time);
    }
}
