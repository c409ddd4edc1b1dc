package io.tocsin.cloudwatch.scan;

import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells an operator how the scans of a log group get on, in the log and to its observer. */
final class GroupReport {
    private static final Logger LOG = LoggerFactory.getLogger(GroupReport.class);

    private final WatchedGroup group;
    private final ScanSettings settings;
    private final BackfillProgress progress;
    private boolean overBudget;

    GroupReport(WatchedGroup group, ScanSettings settings) {
        this.group = group;
        this.settings = settings;
        this.progress = new BackfillProgress(group.logGroup());
    }

    /** A page has been taken. */
    void moved(Scan scan, Intake into, long machineNow) {
        if (scan.tier() == ScanTier.LATE) {
            progress.note(scan, machineNow);
            group.observer().progressed(scan.progress(), progress.secondsLeft(scan));
        }
        budget(into.isOverBudget());
        group.observer().moved(into.state().recentEvents(), into.offset());
    }

    /** A page token was not accepted. */
    void tokenRejected(ScanTier tier, long goesOnAt) {
        LOG.info(
                "Log group {}: the page token of a {} scan was rejected; it goes on at {}",
                name(),
                tier,
                Instant.ofEpochMilli(goesOnAt));
    }

    private void budget(boolean isOver) {
        if (isOver && !overBudget) {
            LOG.warn(
                    "Log group {}: so many events match that new ones wait for the settle time of {}, to keep the offset within"
                            + " {} bytes (offset.max.bytes); raise that, lower settle.ms, or narrow the filter pattern to have them at once",
                    name(),
                    settings.settle(),
                    settings.offsetBudget());
        } else if (overBudget && !isOver) {
            LOG.info("Log group {}: new events are read at once again", name());
        }
        overBudget = isOver;
    }

    private String name() {
        return group.logGroup().reference();
    }
}
