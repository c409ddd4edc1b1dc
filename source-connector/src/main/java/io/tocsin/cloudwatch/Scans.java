package io.tocsin.cloudwatch;

import io.tocsin.cloudwatch.config.ReadSettings;
import io.tocsin.cloudwatch.config.RequestSettings;
import io.tocsin.cloudwatch.config.ScanningSettings;
import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.logs.Selection;
import io.tocsin.cloudwatch.scan.ScanSettings;
import io.tocsin.cloudwatch.scan.StartPolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Puts the settings into the terms of the scans. */
final class Scans {
    private static final int LEAST_AT_A_TIME = 4;
    private static final int MOST_AT_A_TIME = 32;

    private Scans() {}

    static ScanSettings settings(SourceConfig config) {
        ScanningSettings scan = config.scan();
        ScanSettings defaults = ScanSettings.defaults();
        return new ScanSettings(
                scan.settle(),
                tier(scan.tip()),
                tier(scan.hot()),
                tier(scan.late()),
                !scan.newestFirst(),
                scan.maxCatchUp(),
                config.heartbeats().interval(),
                scan.offsetMaxBytes(),
                defaults.memoryBudget(),
                readAhead(config.requests()),
                config.requests().failsWhenDenied());
    }

    /** Enough requests at a time to use the whole rate, even if AWS takes two seconds for each. */
    private static ScanSettings.ReadAhead readAhead(RequestSettings requests) {
        int underWay = (int) Math.ceil(2 * requests.perSecondOfTask());
        return new ScanSettings.ReadAhead(
                Math.max(LEAST_AT_A_TIME, Math.min(underWay, MOST_AT_A_TIME)), requests.readAheadBytes());
    }

    private static ScanSettings.Tier tier(ScanningSettings.Tier tier) {
        return new ScanSettings.Tier(tier.reach(), tier.interval());
    }

    static Selection selection(ReadSettings read) {
        return selection(read, null);
    }

    /** With a pattern of its own; null for the connector's. */
    static Selection selection(ReadSettings read, @Nullable String pattern) {
        return new Selection(
                pattern == null ? read.filterPattern() : pattern,
                read.logStreams(),
                read.logStreamPrefix(),
                read.unmask());
    }

    /** Where what has no stored offset begins. */
    static StartPolicy start(SourceConfig config) {
        return now ->
                config.read().startFrom().resolve(Instant.ofEpochMilli(now)).toEpochMilli();
    }

    /** Where a metric filter that was created lately begins: what was there before it did not count. */
    static StartPolicy startWithFilter(SourceConfig config, long createdAt) {
        return now -> Math.min(Math.max(0, createdAt), start(config).position(now));
    }

    /** Everything in what was created lately is new, and may be stamped before the creation by as much as any late event. */
    static StartPolicy startAtCreation(SourceConfig config, long createdAt) {
        long atCreation = Math.max(0, createdAt - config.scan().late().reach().toMillis());
        return now -> Math.min(atCreation, start(config).position(now));
    }
}
