package io.tocsin.cloudwatch.scan;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One tier of one group: the scan under way, or when the next is due. */
final class Lane {
    private final ScanTier tier;
    private @Nullable Scan scan;
    private Pause pause = Pause.NONE;
    private OptionalLong previousStart = OptionalLong.empty();
    private long hungOn = Long.MIN_VALUE;
    private boolean forgetsStart;
    private long lastTurn;
    private long lastTaken;

    Lane(ScanTier tier) {
        this.tier = tier;
    }

    ScanTier tier() {
        return tier;
    }

    @Nullable
    Scan scan() {
        return scan;
    }

    Scan open(Scan opened) {
        scan = opened;
        return opened;
    }

    /**
     * The scan is over; the next is due after {@code pauseMillis}.
     *
     * @param readUntil until when it has read everything; the next scan hangs on it
     */
    void close(long readUntil, long machineNow, long pauseMillis) {
        scan = null;
        previousStart = forgetsStart ? OptionalLong.empty() : OptionalLong.of(Math.max(hungOn, readUntil));
        forgetsStart = false;
        pause = Pause.of(machineNow, pauseMillis);
    }

    /** The scan had nothing to read; the next hangs on what it hung on. */
    void closeEmpty(long machineNow, long pauseMillis) {
        close(hungOn, machineNow, pauseMillis);
    }

    /**
     * What the next scan hangs on: the moment until which the scan before has read everything, on AWS's clock.
     *
     * @param now the moment to take if there was none before, or it does not count any more
     */
    long hang(long now) {
        hungOn = previousStart.orElse(now);
        return hungOn;
    }

    void hangOn(long started) {
        previousStart = OptionalLong.of(started);
    }

    /** The next scan begins with the newest. A scan that has begun is finished before. */
    void forgetPreviousStart() {
        previousStart = OptionalLong.empty();
        if (scan != null && !scan.hasBegun()) {
            scan = null;
        }
        forgetsStart = scan != null;
    }

    /** How many milliseconds until it wants a page. */
    long remaining(long machineNow) {
        return scan != null ? 0 : pause.remaining(machineNow);
    }

    /** Whether a page can be taken. */
    boolean holdsPage() {
        return scan != null && scan.ready() != null;
    }

    /** About how much memory the pages held and asked for take. */
    long heldBytes() {
        return scan == null ? 0 : scan.heldBytes();
    }

    long lastTaken() {
        return lastTaken;
    }

    void taken(long when) {
        lastTaken = when;
    }

    long lastTurn() {
        return lastTurn;
    }

    void takeTurn(long turn) {
        lastTurn = turn;
    }
}
