package io.tocsin.cloudwatch;

import io.tocsin.cloudwatch.aws.AwsLogsApi;
import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.logs.LogsApi;
import io.tocsin.cloudwatch.scan.Emission;
import io.tocsin.cloudwatch.scan.ScanLoop;
import io.tocsin.cloudwatch.scan.Waiter;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/** Reads some of the connector's log groups. */
public final class CloudWatchLogsSourceTask extends SourceTask {
    private final InstantSource clock = InstantSource.system();

    private volatile @Nullable Reading reading;

    /** What a started task holds. */
    private record Reading(LogsApi api, ScanLoop loop, GroupRecords records) {}

    @Override
    public String version() {
        return Version.current();
    }

    @Override
    public void start(Map<String, String> props) {
        SourceConfig config = SourceConfig.of(props);
        LogsApi api = AwsLogsApi.open(config.aws(), config.network(), version(), clock);
        try {
            reading = new Reading(api, loop(config, api), new GroupRecords(config, clock));
        } catch (RuntimeException e) {
            api.close();
            throw e;
        }
    }

    private ScanLoop loop(SourceConfig config, LogsApi api) {
        return new ScanLoop(
                api,
                Scans.groups(config, context.offsetStorageReader()),
                Scans.settings(config),
                clock,
                new Random(),
                Waiter.realTime());
    }

    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        Reading current = reading;
        List<Emission> emissions = current == null ? List.of() : current.loop().next();
        return current == null || emissions.isEmpty()
                ? null
                : emissions.stream().map(current.records()::of).toList();
    }

    /** May be called by another thread than the one in {@link #poll()}. */
    @Override
    public void stop() {
        Reading current = reading;
        if (current != null) {
            current.loop().stop();
            current.api().close();
        }
    }
}
