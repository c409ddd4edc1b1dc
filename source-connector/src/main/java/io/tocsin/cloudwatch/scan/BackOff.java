package io.tocsin.cloudwatch.scan;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waits twice as long after each failure, up to a limit, and never as long as anyone else. */
final class BackOff {
    private static final long FIRST = Duration.ofSeconds(1).toMillis();
    private static final long LONGEST = Duration.ofMinutes(1).toMillis();

    private final RandomGenerator random;
    private int failures;
    private Pause pause = Pause.NONE;

    BackOff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Waits longer than the time before.
     *
     * @return for how many milliseconds
     */
    long failed(long now) {
        long full = Math.min(LONGEST, FIRST << Math.min(failures, 10));
        failures++;
        return pauseFor(full, now);
    }

    /**
     * Someone has to act first: waits the longest at once.
     *
     * @return for how many milliseconds it waits
     */
    long failedForLong(long now) {
        return pauseFor(LONGEST, now);
    }

    void succeeded() {
        failures = 0;
        pause = Pause.NONE;
    }

    long remaining(long now) {
        return pause.remaining(now);
    }

    private long pauseFor(long full, long now) {
        pause = Pause.of(now, full / 2 + (long) (random.nextDouble() * (full / 2.0)));
        return pause.length();
    }
}
