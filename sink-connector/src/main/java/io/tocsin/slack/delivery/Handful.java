package io.tocsin.slack.delivery;

import io.tocsin.slack.readback.Coverage;
import io.tocsin.slack.readback.RecordRange;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Records at hand. */
record Handful(List<Pending> pending) implements Cargo {
    Handful {
        pending = List.copyOf(pending);
    }

    @Override
    public void account() {
        pending.forEach(one -> one.parcel().account());
    }

    @Override
    public boolean isMoot() {
        return pending.stream().allMatch(one -> one.parcel().isMoot());
    }

    @Override
    public int counted() {
        return 0;
    }

    @Override
    public @Nullable Long oldest() {
        return pending.stream()
                .map(one -> one.parcel().record().timestamp())
                .filter(Objects::nonNull)
                .min(Long::compare)
                .orElse(null);
    }

    @Override
    public List<RecordRange> ranges() {
        Coverage coverage = new Coverage();
        pending.forEach(one -> one.parcel().addTo(coverage));
        return coverage.ranges();
    }

    @Override
    public long weight() {
        return pending.stream().mapToLong(Pending::weight).sum();
    }

    /** The records, for the log. */
    @Override
    public String toString() {
        Origin first = pending.get(0).parcel().origin();
        return pending.size() == 1 ? "record " + first : "record " + first + " and " + (pending.size() - 1) + " more";
    }
}
