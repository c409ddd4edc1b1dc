package io.tocsin.cloudwatch.scan;

import java.time.InstantSource;

/** What the time is on AWS's clock, as far as the last answer tells. Good enough to plan by; proofs take the answer's own time. */
final class AwsClock {
    private final InstantSource machine;
    private long ahead;
    private boolean known;

    AwsClock(InstantSource machine) {
        this.machine = machine;
    }

    /** A request that was sent at {@code sentAt} on this machine's clock began to be served at {@code startedAt} on AWS's, or later. */
    void learn(long sentAt, long startedAt) {
        ahead = startedAt - sentAt;
        known = true;
    }

    /** Whether there was an answer yet. Until then AWS's clock is taken to be this machine's, which may be wrong by anything. */
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

    /** Now on this machine's clock. */
    long machineNow() {
        return machine.millis();
    }
}
