package io.tocsin.cloudwatch.scan;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The tiers of one log group's scans. */
final class Lanes {
    private final ScanSettings settings;
    private final Map<ScanTier, Lane> byTier = new EnumMap<>(ScanTier.class);

    Lanes(ScanSettings settings) {
        this.settings = settings;
        for (ScanTier tier : ScanTier.values()) {
            byTier.put(tier, new Lane(tier));
        }
    }

    Lane of(ScanTier tier) {
        return Objects.requireNonNull(byTier.get(tier));
    }

    List<Lane> all() {
        return List.copyOf(byTier.values());
    }

    /** How long a lane pauses after a scan. */
    long everyMillis(Lane lane) {
        return settings.tier(lane.tier()).every().toMillis();
    }

    /** The next tip and hot scans read from there on, less their reach. */
    void hangLiveOn(long moment) {
        of(ScanTier.TIP).hangOn(moment);
        of(ScanTier.HOT).hangOn(moment);
    }

    /** The group could not be read, or nobody asked, for so long. Live scans after a long time begin with the newest. */
    void wereHeldUp(long millis) {
        if (settings.inOrder()) {
            return;
        }
        for (Lane lane : byTier.values()) {
            if (millis > 2 * everyMillis(lane)) {
                lane.forgetPreviousStart();
            }
        }
    }

    /** Drops pages that wait for others, which are asked for again. */
    void dropIncompleteSlices() {
        for (Lane lane : byTier.values()) {
            if (lane.scan() != null && lane.scan().isByWholeSlices()) {
                lane.scan().dropIncomplete();
            }
        }
    }
}
