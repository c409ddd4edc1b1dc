package io.tocsin.cloudwatch.aws;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** No request for a while after AWS throttled: twice as long each time in a row, up to a limit, and jittered. */
final class Silence {
    private static final long FIRST = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST = Duration.ofMinutes(1).toNanos();

    private final RandomGenerator random;
    private int inARow;
    private boolean silent;
    private long until;

    Silence(RandomGenerator random) {
        this.random = random;
    }

    void begin(long now) {
        long full = Math.min(LONGEST, FIRST << Math.min(inARow, 10));
        inARow++;
        silent = true;
        until = now + full / 2 + (long) (random.nextDouble() * (full / 2.0));
    }

    /** A request went through. */
    void over() {
        inARow = 0;
        silent = false;
    }

    /** How many nanoseconds of it are left. */
    long remaining(long now) {
        return silent ? Math.max(0, until - now) : 0;
    }
}
