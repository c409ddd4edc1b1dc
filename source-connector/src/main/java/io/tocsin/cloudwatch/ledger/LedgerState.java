package io.tocsin.cloudwatch.ledger;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a restart finds. Immutable, shares structure with the states before it, and is safe to hand to another thread. All
 * times are milliseconds since the epoch, on AWS's clock.
 */
public final class LedgerState {
    private final Coverage coverage;
    private final Recent recent;
    private final long floor;
    private final @Nullable LateProgress lateUnderWay;
    private final long scannedAt;

    LedgerState(Coverage coverage, Recent recent, long floor, @Nullable LateProgress lateUnderWay, long scannedAt) {
        this.coverage = coverage;
        this.recent = recent;
        this.floor = floor;
        this.lateUnderWay = lateUnderWay;
        this.scannedAt = scannedAt;
    }

    /** Nothing seen yet, and nothing wanted before {@code position}. */
    public static LedgerState startingAt(long position) {
        return new LedgerState(Coverage.NONE, Recent.NONE, position, null, 0);
    }

    /** Where the next late scan begins: no event with an earlier timestamp is emitted any more. */
    public long floor() {
        return floor;
    }

    /** The late scan under way; null if the last one was completed. */
    public @Nullable LateProgress lateUnderWay() {
        return lateUnderWay;
    }

    /** When the newest scan began; 0 if there was none. */
    public long scannedAt() {
        return scannedAt;
    }

    /** Everything before this event timestamp is done, but for what arrives late: the ledger tells that from the rest. */
    public long position() {
        return Math.max(floor, coverage.frontier(floor));
    }

    /** This state as a source offset, which encodes itself when it is first read. Hashes and equals by identity. */
    public Map<String, Object> toOffset(String fingerprint) {
        return new LazyOffset(this, fingerprint);
    }

    /** How many events it holds the ids of. */
    public int recentEvents() {
        return recent.size();
    }

    /** About how many bytes the ids of recent events take in an encoded offset. */
    public int recentBytes() {
        return recent.bytes();
    }

    Coverage coverage() {
        return coverage;
    }

    Recent recent() {
        return recent;
    }

    /** Whether the event was certainly emitted: it was there to be seen by a scan that has read past its timestamp. */
    boolean proves(Emitted event) {
        return event.ingestionTime() <= coverage.seenUpTo(event.timestamp());
    }

    LedgerState emitted(Emitted event) {
        return new LedgerState(coverage, recent.plus(event), floor, lateUnderWay, scannedAt);
    }

    LedgerState covered(long first, long last, long seenUpTo) {
        return new LedgerState(coverage.cover(first, last, seenUpTo), recent, floor, lateUnderWay, scannedAt);
    }

    LedgerState late(@Nullable LateProgress progress) {
        return new LedgerState(coverage, recent, floor, progress, scannedAt);
    }

    /** With a scan, or a request that asked for nothing, that began at {@code startedAt}. */
    public LedgerState scanned(long startedAt) {
        return new LedgerState(coverage, recent, floor, lateUnderWay, Math.max(scannedAt, startedAt));
    }

    /** Without the ids that coverage proves. Decides exactly as before. */
    LedgerState pruned() {
        Coverage folded = coverage.folded();
        LedgerState all = new LedgerState(folded, recent, floor, lateUnderWay, scannedAt);
        return new LedgerState(folded, recent.without(all::proves), floor, lateUnderWay, scannedAt);
    }

    /** With nothing wanted before {@code newFloor} any more; never lowers the floor. */
    LedgerState from(long newFloor) {
        if (newFloor <= floor) {
            return this;
        }
        LateProgress progress = lateUnderWay == null
                ? null
                : new LateProgress(lateUnderWay.firstStarted(), Math.max(lateUnderWay.doneTo(), newFloor));
        Recent wanted = recent.without(event -> event.timestamp() < newFloor);
        return new LedgerState(coverage.forgetBelow(newFloor), wanted, newFloor, progress, scannedAt);
    }
}
