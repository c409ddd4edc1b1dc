package io.tocsin.slack.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test moves. */
final class SetTime implements InstantSource {
    private Instant now = Instant.parse("2026-11-22T08:00:00Z");

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
