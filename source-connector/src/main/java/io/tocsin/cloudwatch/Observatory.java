package io.tocsin.cloudwatch;

import io.tocsin.cloudwatch.config.AwsSettings;
import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.config.TaskShare;
import io.tocsin.cloudwatch.logs.Feed;
import io.tocsin.cloudwatch.metrics.Registries;
import io.tocsin.cloudwatch.metrics.Registry;
import io.tocsin.cloudwatch.metrics.TaskMetrics;
import io.tocsin.cloudwatch.metrics.WorkerRegistry;
import io.tocsin.cloudwatch.record.Origin;
import io.tocsin.cloudwatch.scan.WatchedGroup;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.apache.kafka.connect.source.SourceTaskContext;

/** The metrics of a task and of its log groups. */
final class Observatory implements AutoCloseable {
    private final TaskMetrics metrics;
    private final AwsSettings aws;

    private Observatory(TaskMetrics metrics, AwsSettings aws) {
        this.metrics = metrics;
        this.aws = aws;
    }

    /** @param requestLimit how many requests a second may be sent now */
    static Observatory open(
            SourceTaskContext context,
            Map<String, String> props,
            SourceConfig config,
            InstantSource clock,
            DoubleSupplier requestLimit) {
        Registry registry = Registries.open(() -> OfWorker.registry(context), owner(props, config.share()));
        try {
            return new Observatory(new TaskMetrics(registry, clock, requestLimit), config.aws());
        } catch (Throwable e) {
            registry.close();
            throw e;
        }
    }

    /** In a class of its own, which is loaded only when it is asked: on an old worker that fails. */
    private static final class OfWorker {
        private static Registry registry(SourceTaskContext context) {
            return new WorkerRegistry(context.pluginMetrics());
        }
    }

    private static Map<String, String> owner(Map<String, String> props, TaskShare share) {
        Map<String, String> owner = new LinkedHashMap<>();
        if (!ConnectorName.of(props).isEmpty()) {
            owner.put("connector", ConnectorName.of(props));
        }
        owner.put("task", Integer.toString(share.task()));
        return owner;
    }

    /** The same log group, with metrics. */
    WatchedGroup observed(WatchedGroup group) {
        return group.observedBy(new Observation(metrics.group(tags(group.feed()))));
    }

    private Map<String, String> tags(Feed feed) {
        Origin origin = SourcePartition.origin(feed, aws);
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("log_group", origin.logGroup());
        if (origin.account() != null) {
            tags.put("account", origin.account());
        }
        if (feed.metricFilter() != null) {
            tags.put("metric_filter", feed.metricFilter());
        }
        return tags;
    }

    /** About how much memory pages take that were asked for, or wait to be written. */
    void readAhead(long bytes) {
        metrics.readAhead(bytes);
    }

    /** How often the newest events of each log group can be asked for. */
    void pollInterval(Duration keepable) {
        metrics.pollInterval(keepable);
    }

    /** The log groups have been listed to the end, or the task begins to list them. May be called by any thread. */
    void discovered() {
        metrics.discovered();
    }

    @Override
    public void close() {
        metrics.close();
    }
}
