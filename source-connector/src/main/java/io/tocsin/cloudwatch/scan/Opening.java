package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.ledger.LedgerState;
import io.tocsin.cloudwatch.ledger.OffsetFormat;
import io.tocsin.cloudwatch.ledger.StoredOffset;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From where a group goes on when its task starts. */
final class Opening {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final WatchedGroup group;
    private final ScanSettings settings;
    private final @Nullable LedgerState stored;

    /** @throws IllegalArgumentException if the stored offset cannot be read */
    Opening(WatchedGroup group, ScanSettings settings, String fingerprint) {
        this.group = group;
        this.settings = settings;
        this.stored = group.storedOffset() == null ? null : resume(read(group), group, fingerprint);
    }

    /** The state of a group that was scanned before; null if AWS's clock must be asked first. */
    @Nullable
    LedgerState resumed() {
        return stored == null || stored.scannedAt() == 0 ? null : stored;
    }

    /**
     * The state of a group that was never scanned before.
     *
     * @param startMoment the moment at which the task's groups begin
     */
    LedgerState begin(long startMoment, long awsNow) {
        LedgerState state =
                stored != null ? stored : LedgerState.startingAt(group.start().position(startMoment));
        LOG.info("Log group {}: begins at {}", reference(), Instant.ofEpochMilli(state.position()));
        return state.scanned(awsNow);
    }

    /**
     * Where a group that was away for too long goes on at the earliest; says what is skipped. A group that was there all the time
     * catches up whatever it must.
     */
    long earliest(LedgerState state, long awsNow) {
        long earliest = awsNow - settings.maxCatchUp().toMillis();
        if (state.scannedAt() == 0 || state.scannedAt() >= earliest) {
            return state.floor();
        }
        if (earliest > state.position()) {
            LOG.warn(
                    "Log group {}: was last scanned at {}, and catches up {} at most (max.catch.up): events from {} to {} are"
                            + " skipped",
                    reference(),
                    Instant.ofEpochMilli(state.scannedAt()),
                    settings.maxCatchUp(),
                    Instant.ofEpochMilli(state.position()),
                    Instant.ofEpochMilli(earliest));
        }
        return earliest;
    }

    private String reference() {
        return group.feed().name();
    }

    private static StoredOffset read(WatchedGroup group) {
        try {
            return OffsetFormat.read(Objects.requireNonNull(group.storedOffset()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The stored offset of log group " + group.feed().name() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static LedgerState resume(StoredOffset offset, WatchedGroup group, String fingerprint) {
        if (offset.isForOtherThan(fingerprint)) {
            LOG.warn(
                    "Log group {}: the filter pattern, the choice of log streams or unmask has changed. The new choice decides on events"
                            + " that are ingested from now on, and on all that was not read yet. What was read is not read again with it:"
                            + " everything before {}, and later events as far as they were read. To read it again, move the position back",
                    group.feed().name(),
                    Instant.ofEpochMilli(offset.position()));
        }
        if (offset.isMoved()) {
            LOG.info(
                    "Log group {}: its position was moved to {}",
                    group.feed().name(),
                    Instant.ofEpochMilli(offset.position()));
        }
        return offset.resume();
    }
}
