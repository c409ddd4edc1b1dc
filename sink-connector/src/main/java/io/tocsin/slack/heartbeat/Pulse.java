package io.tocsin.slack.heartbeat;

import java.time.Duration;

/** What is known of the scans of one log group. */
final class Pulse<T> {
    private Heartbeat newest;
    private T kept;
    /** When the newest scan began that is known of, in listening time. */
    private Duration scanned;

    private boolean told;

    /** @param now in listening time */
    Pulse(Heartbeat newest, T kept, Duration now, Duration after) {
        this.newest = newest;
        this.kept = kept;
        this.scanned = now;
        note(newest, now, after);
    }

    /**
     * A newer heartbeat came. One that tells of no newer scan than {@code after} ago is no sign of life, but no proof of the contrary
     * either: it may have waited for a broker.
     *
     * @param now in listening time
     * @return what was kept for the one before
     */
    T hear(Heartbeat heartbeat, T keep, Duration now, Duration after) {
        T released = kept;
        newest = heartbeat;
        kept = keep;
        note(heartbeat, now, after);
        return released;
    }

    private void note(Heartbeat heartbeat, Duration now, Duration after) {
        if (heartbeat.age().compareTo(after) <= 0) {
            scanned = now.minus(heartbeat.age());
        }
    }

    /** Whether no scan is known of that began later than {@code after} ago. */
    boolean isStale(Duration now, Duration after) {
        return now.minus(scanned).compareTo(after) > 0;
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
