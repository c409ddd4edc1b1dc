package io.tocsin.slack.heartbeat;

import java.time.Duration;
import java.time.Instant;

/** What is known of the scans of one log group. */
final class Pulse<T> {
    private Heartbeat newest;
    private T kept;
    private Instant heard;
    private boolean told;

    Pulse(Heartbeat newest, T kept, Instant heard) {
        this.newest = newest;
        this.kept = kept;
        this.heard = heard;
    }

    /** A newer heartbeat came; what was kept for the one before. */
    T hear(Heartbeat heartbeat, T keep, Instant now) {
        T released = kept;
        newest = heartbeat;
        kept = keep;
        heard = now;
        return released;
    }

    /** As if it had been heard just now. */
    void excuse(Instant now) {
        heard = now;
    }

    /** Whether nothing was heard for so long, or what was heard is that nothing was scanned for so long. */
    boolean isStale(Instant now, Duration after) {
        boolean silent = heard.plus(after).isBefore(now);
        boolean idle = newest.scannedAt().plus(after).isBefore(newest.written());
        return silent || idle;
    }

    Heartbeat newest() {
        return newest;
    }

    T kept() {
        return kept;
    }

    boolean isTold() {
        return told;
    }

    void told(boolean now) {
        told = now;
    }
}
