package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.ledger.LedgerState;
import io.tocsin.cloudwatch.logs.Feed;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * When a group's next heartbeat is due: as soon as its position or its newest scan has moved on by more than the interval, but not
 * sooner than the interval after the one before. While a backlog is read the position may stand still, and the group is alive
 * nonetheless; or it may run through days in a second.
 */
final class HeartbeatPacer {
    private final Feed feed;
    private final long interval;
    private long position = Long.MIN_VALUE;
    private long scannedAt = Long.MIN_VALUE;
    private Pause pause = Pause.NONE;

    HeartbeatPacer(Feed feed, Duration interval) {
        this.feed = feed;
        this.interval = interval.toMillis();
    }

    /** A heartbeat, if one is due; always the first time. */
    Optional<Emission> beat(LedgerState state, long machineNow, Supplier<Map<String, Object>> offset) {
        long positionNow = state.position();
        boolean hasMoved = isPast(position, positionNow) || isPast(scannedAt, state.scannedAt());
        if (!hasMoved || !pause.isOver(machineNow)) {
            return Optional.empty();
        }
        pause = Pause.of(machineNow, interval);
        position = positionNow;
        scannedAt = state.scannedAt();
        return Optional.of(new Heartbeat(feed, position, scannedAt, offset.get()));
    }

    private boolean isPast(long before, long now) {
        return before == Long.MIN_VALUE || now - before > interval;
    }
}
