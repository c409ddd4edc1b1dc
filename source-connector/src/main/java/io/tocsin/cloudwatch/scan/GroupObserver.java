package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.LogsFailure;
import java.util.Map;

/**
 * Told what happens while a log group is scanned. Called by the thread that scans, which it must not hold up. Moments are on AWS's
 * clock, in milliseconds since the epoch.
 */
public interface GroupObserver {
    /** Looks away. */
    GroupObserver NONE = new GroupObserver() {};

    /** A request was sent. */
    default void requestSent() {}

    /**
     * A page arrived.
     *
     * @param clockAhead how many milliseconds AWS's clock is ahead of this machine's, as far as the answer tells
     */
    default void pageArrived(int events, long clockAhead) {}

    /** A request brought no page. */
    default void requestFailed(LogsFailure.Kind kind) {}

    /** Whether the group cannot be read at present. */
    default void troubled(boolean inTrouble) {}

    /** An event was emitted. */
    default void emitted(Sighting sighting) {}

    /** A scan that began at {@code startedAt} was read to its end. */
    default void scanned(long startedAt) {}

    /**
     * How far the newest late scan is, which may be a backfill.
     *
     * @param part from 0 to 1, which is its end
     * @param secondsLeft NaN if it cannot be told
     */
    default void progressed(double part, double secondsLeft) {}

    /** The group is scanned no more, but for answers to requests that are under way. */
    default void left() {}

    /**
     * A page was taken.
     *
     * @param recentEvents how many ids of recent events a restart would find from now on
     * @param offset what else it would find; encodes itself when it is first read, on whatever thread that happens
     */
    default void moved(int recentEvents, Map<String, Object> offset) {}
}
