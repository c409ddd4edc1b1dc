package io.tocsin.cloudwatch;

import io.tocsin.cloudwatch.config.RequestSettings;
import io.tocsin.cloudwatch.config.ScanningSettings;
import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.scan.Pace;
import io.tocsin.cloudwatch.scan.ScanSettings;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says how often a task can ask for the newest events, if it has more log groups than the set interval allows with the requests that it is
 * granted. Both change while it runs.
 */
final class PaceNote {
    private static final Logger LOG = LoggerFactory.getLogger(PaceNote.class);
    /** Less of a change is not worth a line. */
    private static final double CHANGE = .2;

    private final ScanSettings settings;
    private final DoubleSupplier granted;
    private Duration told;

    /** @param granted how many requests a second the task may send, as of now; positive */
    PaceNote(SourceConfig config, DoubleSupplier granted) {
        this.settings = Scans.settings(config);
        this.granted = granted;
        this.told = wanted();
    }

    /**
     * That many log groups are scanned now.
     *
     * @return how often the newest events of each can be asked for; not under {@value ScanningSettings#POLL_INTERVAL}
     */
    Duration note(int groups) {
        double perSecond = granted.getAsDouble();
        Duration keepable = Pace.keepable(settings, groups, perSecond);
        boolean kept = keepable.equals(wanted());
        if (kept ? !told.equals(wanted()) : isFar(keepable, told)) {
            told = keepable;
            tell(groups, perSecond, kept);
        }
        return keepable;
    }

    private void tell(int groups, double perSecond, boolean kept) {
        if (kept) {
            LOG.info("Can ask each of {} log groups for its newest events every {} again", groups, told);
        } else {
            LOG.warn(
                    "{} log groups are too many for {} of {}: at {} requests a second for this task, each is asked for"
                            + " its newest events every {} at best. Nothing is lost by that. To have less traffic, raise"
                            + " {}; to be quicker, choose fewer log groups, or raise {} if AWS's quota and the other"
                            + " connectors' parts allow it",
                    groups,
                    ScanningSettings.POLL_INTERVAL,
                    wanted(),
                    Math.round(perSecond * 100) / 100.0,
                    told,
                    ScanningSettings.POLL_INTERVAL,
                    RequestSettings.PER_SECOND);
        }
    }

    private static boolean isFar(Duration keepable, Duration before) {
        return Math.abs(keepable.toMillis() - before.toMillis()) > CHANGE * before.toMillis();
    }

    private Duration wanted() {
        return settings.tip().every();
    }
}
