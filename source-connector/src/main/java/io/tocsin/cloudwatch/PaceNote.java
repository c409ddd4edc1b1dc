package io.tocsin.cloudwatch;

import io.tocsin.cloudwatch.config.RequestSettings;
import io.tocsin.cloudwatch.config.ScanningSettings;
import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.scan.Pace;
import io.tocsin.cloudwatch.scan.ScanSettings;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says how often a task can ask for the newest events, if it has more log groups than the set interval allows. */
final class PaceNote {
    private static final Logger LOG = LoggerFactory.getLogger(PaceNote.class);
    /** Less of a change is not worth a line. */
    private static final double CHANGE = .2;

    private final ScanSettings settings;
    private final double perSecond;
    private volatile Duration keepable;
    private Duration told;

    PaceNote(SourceConfig config) {
        settings = Scans.settings(config);
        perSecond = config.requests().perSecondOfTask();
        keepable = wanted();
        told = keepable;
    }

    /** That many log groups are scanned from now on. */
    void note(int groups) {
        keepable = Pace.keepable(settings, groups, perSecond);
        boolean kept = keepable.equals(wanted());
        if (kept ? !told.equals(wanted()) : isFarFrom(told)) {
            told = keepable;
            tell(groups, kept);
        }
    }

    /** How often the newest events of each log group can be asked for; not under {@value ScanningSettings#POLL_INTERVAL}. */
    Duration keepable() {
        return keepable;
    }

    private void tell(int groups, boolean kept) {
        if (kept) {
            LOG.info("Can ask each of {} log groups for its newest events every {} again", groups, told);
        } else {
            LOG.warn(
                    "{} log groups are too many for {} of {}: at {} requests a second for this task, each is asked for its"
                            + " newest events every {} at best. Nothing is lost by that. To have less traffic, raise {}; to be"
                            + " quicker, choose fewer log groups, or raise {} if AWS's quota allows it",
                    groups,
                    ScanningSettings.POLL_INTERVAL,
                    wanted(),
                    perSecond,
                    told,
                    ScanningSettings.POLL_INTERVAL,
                    RequestSettings.PER_SECOND);
        }
    }

    private boolean isFarFrom(Duration before) {
        return Math.abs(keepable.toMillis() - before.toMillis()) > CHANGE * before.toMillis();
    }

    private Duration wanted() {
        return settings.tip().every();
    }
}
