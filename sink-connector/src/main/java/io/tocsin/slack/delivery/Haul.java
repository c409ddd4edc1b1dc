package io.tocsin.slack.delivery;

import io.tocsin.slack.readback.Coverage;
import io.tocsin.slack.readback.RecordRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records that were counted and are not held: of each partition, where the first of them stands. */
final class Haul implements Cargo {
    private final Map<PartitionLedger, Hold> holds = new HashMap<>();
    private final Coverage coverage = new Coverage();
    private int count;
    private @Nullable Long oldest;

    /** Takes a record out of its ledger's list of single ones. */
    void add(Parcel parcel) {
        parcel.moveTo(holds.computeIfAbsent(parcel.ledger(), PartitionLedger::hold));
        parcel.addTo(coverage);
        count++;
        Long written = parcel.record().timestamp();
        if (written != null) {
            oldest = oldest == null ? written : Math.min(oldest, written);
        }
    }

    @Override
    public void account() {
        holds.forEach(PartitionLedger::account);
    }

    @Override
    public boolean isMoot() {
        return holds.keySet().stream().allMatch(PartitionLedger::isClosed);
    }

    @Override
    public List<Pending> pending() {
        return List.of();
    }

    @Override
    public int counted() {
        return count;
    }

    @Override
    public @Nullable Long oldest() {
        return oldest;
    }

    @Override
    public List<RecordRange> ranges() {
        return coverage.ranges();
    }

    @Override
    public long weight() {
        return 0;
    }

    @Override
    public String toString() {
        return "digest of " + count + " records";
    }
}
