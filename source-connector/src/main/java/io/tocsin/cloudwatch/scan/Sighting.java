package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.ledger.Verdict;
import io.tocsin.cloudwatch.logs.LogEvent;
import java.util.OptionalLong;

/**
 * How an event came to be found.
 *
 * @param event which one
 * @param hiddenMillis for how long after its ingestion scans that read past it did not find it; 0 if the first one did
 * @param late whether a hot or late scan found it at a time that an earlier scan had read, out of the reach of tip scans by then
 * @param unsettled whether it became visible later than {@code settle} after its ingestion
 */
public record Sighting(LogEvent event, long hiddenMillis, boolean late, boolean unsettled) {

    /** @param passed when the newest earlier scan began that has read past the event */
    static Sighting of(LogEvent event, Verdict verdict, Scan scan, OptionalLong passed, ScanSettings settings) {
        long before = passed.orElse(Long.MIN_VALUE);
        boolean outOfTipsReach =
                event.timestamp() < scan.startedAt() - settings.tip().reach().toMillis();
        return new Sighting(
                event,
                Math.max(0, Math.max(before, event.ingestionTime()) - event.ingestionTime()),
                scan.tier() != ScanTier.TIP && outOfTipsReach && before > event.timestamp(),
                verdict == Verdict.NEW_BUT_UNSETTLED);
    }
}
