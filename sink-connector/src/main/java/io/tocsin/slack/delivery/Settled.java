package io.tocsin.slack.delivery;

import io.tocsin.slack.readback.RecordRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records that are accounted for by a message that is not about them; there may be none. */
record Settled(List<Parcel> parcels) implements Cargo {
    Settled {
        parcels = List.copyOf(parcels);
    }

    @Override
    public void account() {
        parcels.forEach(Parcel::account);
    }

    @Override
    public boolean isMoot() {
        return !parcels.isEmpty() && parcels.stream().allMatch(Parcel::isMoot);
    }

    @Override
    public List<Pending> pending() {
        return List.of();
    }

    @Override
    public int counted() {
        return 0;
    }

    @Override
    public @Nullable Long oldest() {
        return null;
    }

    /** None: the message tells of something else. */
    @Override
    public List<RecordRange> ranges() {
        return List.of();
    }

    @Override
    public long weight() {
        return parcels.stream().mapToLong(Parcel::weight).sum();
    }

    @Override
    public String toString() {
        return "a notice";
    }
}
