package io.tocsin.slack.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** For how long a sender leaves its destination alone after something went wrong. Used by one thread, but for {@link #left}. */
final class Patience {
    private final InstantSource clock;
    private final BackOff retry;
    private final BackOff hold;
    private volatile Instant notBefore = Instant.EPOCH;

    /** @param random for jitter only */
    Patience(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.retry = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(1), random);
        this.hold = new BackOff(Duration.ofSeconds(20), Duration.ofMinutes(5), random);
    }

    /** It may work later by itself; how long to wait from now on. */
    Duration retry() {
        return from(retry.next());
    }

    /** It works only once someone has acted; how long to wait from now on. */
    Duration hold() {
        return from(hold.next());
    }

    private Duration from(Duration wait) {
        notBefore = clock.instant().plus(wait);
        return wait;
    }

    /** It works again. */
    void reset() {
        retry.reset();
        hold.reset();
    }

    /** How much of the wait is left; zero if none is. For any thread. */
    Duration left() {
        Duration left = Duration.between(clock.instant(), notBefore);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
