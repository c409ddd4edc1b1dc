package io.tocsin.cloudwatch;

import io.tocsin.cloudwatch.aws.AwsLogsApi;
import io.tocsin.cloudwatch.aws.Quota;
import io.tocsin.cloudwatch.aws.RequestLimiters;
import io.tocsin.cloudwatch.config.AwsSettings;
import io.tocsin.cloudwatch.config.ReadSettings;
import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.config.TaskShare;
import io.tocsin.cloudwatch.selection.Choice;
import io.tocsin.cloudwatch.selection.Sleeper;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the log events that match a filter pattern from Amazon CloudWatch Logs into Kafka. */
public final class CloudWatchLogsSourceConnector extends SourceConnector {
    private static final Logger LOG = LoggerFactory.getLogger(CloudWatchLogsSourceConnector.class);

    private static final Duration LONGEST_CHECK = Duration.ofSeconds(15);

    private final Executor later;
    private Map<String, String> props = Map.of();
    private int mostTasks = Integer.MAX_VALUE;

    public CloudWatchLogsSourceConnector() {
        this(CompletableFuture.delayedExecutor(LONGEST_CHECK.toMillis(), TimeUnit.MILLISECONDS));
    }

    /**
     * For tests.
     *
     * @param later runs what ends a check that takes too long
     */
    CloudWatchLogsSourceConnector(Executor later) {
        this.later = later;
    }

    @Override
    public String version() {
        return Version.current();
    }

    @Override
    public ConfigDef config() {
        return SourceConfig.definition();
    }

    @Override
    public Config validate(Map<String, String> connectorConfigs) {
        return new Config(SourceConfig.validate(connectorConfigs));
    }

    @Override
    public void start(Map<String, String> given) {
        SourceConfig config = SourceConfig.of(given);
        ReadSettings read = config.read();
        read.warning().ifPresent(warning -> LOG.warn("{}: {}", ReadSettings.FILTER_PATTERN, warning));
        config.aws().warning().ifPresent(warning -> LOG.warn("{}: {}", AwsSettings.ENDPOINT, warning));
        Choice choice = Named.choice(config);
        choice.warnOfExcluded();
        check(config);
        props = given;
        mostTasks = config.finds() ? Integer.MAX_VALUE : choice.named().size();
    }

    /** Whoever does not answer in time is asked again by the tasks, which can wait. */
    private void check(SourceConfig config) {
        InstantSource clock = InstantSource.system();
        Sleeper sleeper = Sleeper.until(System::nanoTime, LONGEST_CHECK, Lookouts::sleep);
        try (AwsLogsApi api = AwsLogsApi.open(config.aws(), config.network(), version(), clock)) {
            later.execute(api::close);
            Quota quota = Quota.of(config.aws());
            new EarlyCheck(api, clock, () -> RequestLimiters.SHARED.spend(quota))
                    .run(EarlySample.of(config, api.groups(), clock, sleeper));
        }
    }

    @Override
    public Class<? extends Task> taskClass() {
        return CloudWatchLogsSourceTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        int tasks = Math.min(maxTasks, mostTasks);
        return IntStream.range(0, tasks)
                .mapToObj(task -> taskConfig(new TaskShare(task, tasks)))
                .toList();
    }

    /** The same for all tasks but for their numbers, so that log groups may come and go without a restart. */
    private Map<String, String> taskConfig(TaskShare share) {
        Map<String, String> config = new HashMap<>(props);
        share.putInto(config);
        return config;
    }

    @Override
    public void stop() {
        // Only tasks hold anything.
    }

    /** Whatever the configuration: each record carries the exact state after it. */
    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> connectorConfig) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    @Override
    public ConnectorTransactionBoundaries canDefineTransactionBoundaries(Map<String, String> connectorConfig) {
        return ConnectorTransactionBoundaries.UNSUPPORTED;
    }

    @Override
    public boolean alterOffsets(Map<String, String> connectorConfig, Map<Map<String, ?>, Map<String, ?>> offsets) {
        OffsetRequest.check(connectorConfig, offsets);
        return true;
    }
}
