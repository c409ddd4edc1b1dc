package io.tocsin.cloudwatch;

import io.tocsin.cloudwatch.aws.AwsLogsApi;
import io.tocsin.cloudwatch.aws.Quota;
import io.tocsin.cloudwatch.aws.RequestLimiters;
import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.scan.Emission;
import io.tocsin.cloudwatch.scan.Heartbeat;
import io.tocsin.cloudwatch.scan.ScanLoop;
import io.tocsin.cloudwatch.scan.WatchedGroup;
import io.tocsin.cloudwatch.selection.Lookout;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/** Reads some of the connector's log groups. */
public final class CloudWatchLogsSourceTask extends SourceTask {
    private final InstantSource clock = InstantSource.system();

    private volatile @Nullable Reading reading;

    /** What a started task works with. */
    private record Reading(
            Resources resources,
            Observatory metrics,
            ScanLoop loop,
            GroupRecords records,
            Discovering discovering,
            OffsetMigration migration,
            Optional<Lookout> lookout,
            PaceNote pace,
            DroppedHeartbeats dropped) {
        List<SourceRecord> read() throws InterruptedException {
            List<SourceRecord> read = new ArrayList<>();
            lookout.flatMap(Lookout::take).ifPresent(look -> read.addAll(discovering.take(look)));
            metrics.pollInterval(pace.note(loop.groups()));
            for (Emission emission : loop.next()) {
                discovering.emitted(emission.feed());
                read.add(records.of(emission));
                if (emission instanceof Heartbeat heartbeat) {
                    migration
                            .toForget(heartbeat.feed())
                            .forEach(partition -> read.add(records.tombstone(heartbeat, partition)));
                }
            }
            metrics.readAhead(loop.readAheadBytes());
            return read;
        }
    }

    @Override
    public String version() {
        return Version.current();
    }

    /** Whatever keeps it from starting, nothing stays open: the worker may start it again, and the share of the budget is scarce. */
    @Override
    public void start(Map<String, String> props) {
        SourceConfig config = SourceConfig.of(props);
        Resources resources = new Resources();
        try {
            reading = reading(config, props, resources);
        } catch (Throwable e) {
            resources.close();
            throw e;
        }
    }

    private Reading reading(SourceConfig config, Map<String, String> props, Resources resources) {
        RequestLimiters.Lease budget =
                RequestLimiters.SHARED.lease(Quota.of(config.aws()), ConnectorName.of(props), config.requests());
        resources.add(budget::close);
        AwsLogsApi api = AwsLogsApi.open(config.aws(), config.network(), version(), clock);
        resources.add(api::close);
        Observatory metrics = Observatory.open(context, props, config, clock, budget::rate);
        resources.add(metrics::close);
        StoredPlaces stored = new StoredPlaces(config, context.offsetStorageReader());
        OffsetMigration migration =
                new OffsetMigration(stored, config.heartbeats().interval(), clock);
        List<WatchedGroup> named = Named.watched(config, stored, migration).stream()
                .map(metrics::observed)
                .toList();
        ScanLoop loop = new ScanLoop(api, budget.budget(), named, Scans.settings(config), clock, new Random());
        resources.add(loop::stop);
        GroupRecords records = new GroupRecords(config, loop::recordTimestamp);
        Discovering discovering = new Discovering(config, stored, loop, records, migration, metrics::observed);
        DroppedHeartbeats dropped = new DroppedHeartbeats(config.heartbeats().topic());
        Optional<Lookout> lookout = Lookouts.start(config, api.groups(), clock, metrics);
        lookout.ifPresent(started -> resources.add(started::close));
        PaceNote pace = new PaceNote(config, budget::granted);
        return new Reading(resources, metrics, loop, records, discovering, migration, lookout, pace, dropped);
    }

    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        Reading current = reading;
        List<SourceRecord> read = current == null ? List.of() : current.read();
        return read.isEmpty() ? null : read;
    }

    /** Without metadata the record was dropped. May be called by another thread than the one in {@link #poll()}. */
    @Override
    public void commitRecord(SourceRecord record, @Nullable RecordMetadata metadata) {
        Reading current = reading;
        if (metadata == null && current != null) {
            current.dropped().note(record);
        }
    }

    /** May be called by another thread than the one in {@link #poll()}. */
    @Override
    public void stop() {
        Reading current = reading;
        if (current != null) {
            current.resources().close();
        }
    }
}
