package io.tocsin.cloudwatch;

import io.tocsin.cloudwatch.aws.AwsLogsApi;
import io.tocsin.cloudwatch.aws.Quota;
import io.tocsin.cloudwatch.aws.RequestLimiters;
import io.tocsin.cloudwatch.config.RequestSettings;
import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.logs.LogsApi;
import io.tocsin.cloudwatch.logs.RequestBudget;
import io.tocsin.cloudwatch.scan.Emission;
import io.tocsin.cloudwatch.scan.ScanLoop;
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
    private record Reading(LogsApi api, RequestLimiters.Lease budget, ScanLoop loop, GroupRecords records) {
        void stop() {
            loop.stop();
            api.close();
            budget.close();
        }
    }

    @Override
    public String version() {
        return Version.current();
    }

    @Override
    public void start(Map<String, String> props) {
        SourceConfig config = SourceConfig.of(props);
        RequestSettings requests = config.requests();
        RequestLimiters.Lease budget =
                RequestLimiters.SHARED.lease(Quota.of(config.aws()), requests.perSecond(), requests.tasks());
        LogsApi api = AwsLogsApi.open(config.aws(), config.network(), version(), clock);
        try {
            ScanLoop loop = loop(config, api, budget.budget());
            reading = new Reading(api, budget, loop, new GroupRecords(config, clock));
        } catch (RuntimeException e) {
            api.close();
            budget.close();
            throw e;
        }
    }

    private ScanLoop loop(SourceConfig config, LogsApi api, RequestBudget budget) {
        return new ScanLoop(
                api,
                budget,
                Scans.groups(config, context.offsetStorageReader()),
                Scans.settings(config),
                clock,
                new Random());
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
            current.stop();
        }
    }
}
