package io.tocsin.cloudwatch;

import io.tocsin.cloudwatch.config.ReadSettings;
import io.tocsin.cloudwatch.config.RequestSettings;
import io.tocsin.cloudwatch.config.ScanningSettings;
import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.logs.Selection;
import io.tocsin.cloudwatch.record.Origin;
import io.tocsin.cloudwatch.scan.ScanSettings;
import io.tocsin.cloudwatch.scan.WatchedGroup;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;

/** Puts the settings into the terms of the scans, together with the stored offsets. */
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
                defaults.offsetBudget(),
                defaults.memoryBudget(),
                readAhead(config.requests()));
    }

    /** Enough requests at a time to use the whole rate, even if AWS takes two seconds for each. */
    private static ScanSettings.ReadAhead readAhead(RequestSettings requests) {
        int underWay = (int) Math.ceil(2 * requests.perSecond() / requests.tasks());
        return new ScanSettings.ReadAhead(
                Math.max(LEAST_AT_A_TIME, Math.min(underWay, MOST_AT_A_TIME)), requests.readAheadBytes());
    }

    private static ScanSettings.Tier tier(ScanningSettings.Tier tier) {
        return new ScanSettings.Tier(tier.reach(), tier.interval());
    }

    /** Reads the offsets of all log groups with one call, since each call reads the offsets topic to its end. */
    static List<WatchedGroup> groups(SourceConfig config, OffsetStorageReader reader) {
        List<LogGroup> groups =
                config.read().logGroups().stream().map(LogGroup::new).toList();
        List<Map<String, String>> partitions = groups.stream()
                .map(group -> SourcePartition.origin(group, config.aws()))
                .map(Scans::partitions)
                .flatMap(Collection::stream)
                .toList();
        Map<Map<String, String>, Map<String, Object>> offsets = reader.offsets(partitions);
        return groups.stream().map(group -> group(group, config, offsets)).toList();
    }

    private static WatchedGroup group(
            LogGroup group, SourceConfig config, Map<Map<String, String>, Map<String, Object>> offsets) {
        Origin origin = SourcePartition.origin(group, config.aws());
        ReadSettings read = config.read();
        return new WatchedGroup(
                group,
                selection(read),
                stored(origin, offsets),
                now -> read.startFrom().resolve(Instant.ofEpochMilli(now)).toEpochMilli());
    }

    static Selection selection(ReadSettings read) {
        return new Selection(read.filterPattern(), read.logStreams(), read.logStreamPrefix(), read.unmask());
    }

    private static @Nullable Map<String, Object> stored(
            Origin origin, Map<Map<String, String>, Map<String, Object>> offsets) {
        return partitions(origin).stream()
                .map(offsets::get)
                .flatMap(offset -> Stream.ofNullable(offset))
                .findFirst()
                .orElse(null);
    }

    /** Where the account has been named since, the place kept without it still counts, or a restart would lose events. */
    private static List<Map<String, String>> partitions(Origin origin) {
        return Stream.of(SourcePartition.of(origin), SourcePartition.ofUnknownAccount(origin))
                .distinct()
                .toList();
    }
}
