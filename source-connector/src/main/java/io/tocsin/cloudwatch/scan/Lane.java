package io.tocsin.cloudwatch.scan;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One tier of one group: the scan under way, or when the next is due. */
final class Lane {
    private final ScanTier tier;
    private @Nullable Scan scan;
    private Pause pause = Pause.NONE;
    private OptionalLong previousStart = OptionalLong.empty();
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

    /** The scan is over; the next is due after {@code pauseMillis}, and hangs on {@code started}. */
    void close(long started, long machineNow, long pauseMillis) {
        scan = null;
        previousStart = OptionalLong.of(started);
        pause = Pause.of(machineNow, pauseMillis);
    }

    /** When the scan before began, on AWS's clock. */
    OptionalLong previousStart() {
        return previousStart;
    }

    void hangOn(long started) {
        previousStart = OptionalLong.of(started);
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
