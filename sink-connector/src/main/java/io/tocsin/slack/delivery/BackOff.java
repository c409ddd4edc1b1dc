package io.tocsin.slack.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waits that double from one failure to the next, shortened by up to a half at random so that tasks do not march in step. */
final class BackOff {
    private static final int DOUBLINGS = 20;

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private int failures;

    BackOff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    Duration next() {
        long doubled = first.toMillis() << Math.min(failures, DOUBLINGS);
        failures++;
        long millis = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
    }

    void reset() {
        failures = 0;
    }
}
