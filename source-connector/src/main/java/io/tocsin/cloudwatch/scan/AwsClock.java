package io.tocsin.cloudwatch.scan;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What the time is on AWS's clock, as far as the last answer tells. Good enough to plan by; proofs take the answer's own time. */
final class AwsClock {
    /** How far two estimates of AWS's clock may differ: the Date header counts in seconds, and a request may take long; milliseconds. */
    private static final long ERROR = Duration.ofMinutes(1).toMillis();

    private final InstantSource machine;
    private long ahead;
    private boolean known;
    private long lastStamp;

    AwsClock(InstantSource machine) {
        this.machine = machine;
    }

    /** A request that was sent at {@code sentAt} on this machine's clock began to be served at {@code startedAt} on AWS's, or later. */
    void learn(long sentAt, long startedAt) {
        ahead = startedAt - sentAt;
        known = true;
    }

    /**
     * Until an answer tells more, AWS's clock counts from {@code moment}, which it has passed already.
     *
     * @param moment on AWS's clock
     */
    void assume(long moment) {
        if (!known) {
            ahead = moment - machine.millis();
        }
    }

    /** Whether there was an answer yet. Until then what it says may be wrong by anything. */
    boolean isKnown() {
        return known;
    }

    /** How many milliseconds AWS's clock is ahead of this machine's, up to about two seconds too few. */
    long ahead() {
        return ahead;
    }

    /** Now on AWS's clock, up to about two seconds early. */
    long now() {
        return machine.millis() + ahead;
    }

    /**
     * Returns the current time for a record: by AWS's clock, or by this machine's where that is behind it, as the broker's clock may agree
     * with either and the time must not be in its future. It does not go back unless one of the clocks is set.
     */
    Instant stamp() {
        long now = machine.millis() + Math.min(0, ahead);
        boolean estimatedAnew = now < lastStamp && lastStamp - now < ERROR;
        lastStamp = estimatedAnew ? lastStamp : now;
        return Instant.ofEpochMilli(lastStamp);
    }

    /** Now on this machine's clock. */
    long machineNow() {
        return machine.millis();
    }
}
