package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.ledger.LateProgress;
import io.tocsin.cloudwatch.ledger.LedgerState;
import java.time.Duration;
import java.util.OptionalLong;

/** Which timestamps the next scan of a tier reads. */
final class Windows {
    /** CloudWatch accepts events up to two hours in the future; a little more, since our idea of its time is rough. */
    private static final long FUTURE = Duration.ofHours(2).plusMinutes(5).toMillis();

    private final ScanSettings settings;
    private final AwsClock clock;

    Windows(ScanSettings settings, AwsClock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param overBudget whether only what is proven at once may be read: what is older than {@code settle}
     * @param wholeSlices whether the scan takes slices as a whole
     */
    Scan next(Lane lane, LedgerState state, boolean overBudget, boolean wholeSlices) {
        return lane.tier() == ScanTier.LATE
                ? late(state, overBudget, wholeSlices)
                : quick(lane, state, overBudget, wholeSlices);
    }

    /**
     * Goes on where it stood, or begins where the floor is, which the previous late scan has left behind. Ends at its own start:
     * what arrives meanwhile would only swell the offset.
     */
    private Scan late(LedgerState state, boolean overBudget, boolean wholeSlices) {
        long to = overBudget ? clock.now() - settings.settle().toMillis() : clock.now();
        LateProgress progress = state.lateUnderWay();
        return progress == null
                ? new Scan(ScanTier.LATE, state.floor(), to, OptionalLong.empty(), wholeSlices)
                : new Scan(ScanTier.LATE, progress.doneTo(), to, OptionalLong.of(progress.firstStarted()), wholeSlices);
    }

    /** Hangs on the scan before, however long ago that was: where requests are few, a round of all log groups takes its time. */
    private Scan quick(Lane lane, LedgerState state, boolean overBudget, boolean wholeSlices) {
        long to = clock.now() + (overBudget ? -settings.settle().toMillis() : FUTURE);
        long from = lane.hang(clock.now()) - settings.tier(lane.tier()).reach().toMillis();
        return new Scan(lane.tier(), Math.max(state.floor(), from), to, OptionalLong.empty(), wholeSlices);
    }
}
