package io.tocsin.slack.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Metrics among the worker's own, which adds connector and task to them (KIP-877). Workers before Kafka 4.1 do not know how: this is the
 * only class here that may name {@link PluginMetrics}, so that all others can be loaded there.
 */
public final class WorkerRegistry implements Registry {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerRegistry.class);

    private final PluginMetrics worker;

    public WorkerRegistry(PluginMetrics worker) {
        this.worker = worker;
    }

    @Override
    public void add(Metric metric, Map<String, String> tags, Supplier<Number> value) {
        Gauge<Number> gauge = (config, now) -> value.get();
        quietly(() -> worker.addMetric(name(metric, tags), gauge));
    }

    @Override
    public void remove(Metric metric, Map<String, String> tags) {
        quietly(() -> worker.removeMetric(name(metric, tags)));
    }

    private MetricName name(Metric metric, Map<String, String> tags) {
        return worker.metricName(metric.metricName(), metric.meaning(), new LinkedHashMap<>(tags));
    }

    /** The worker refuses when it has given a task up: then another instance of it may show the same, or it is over. */
    private static void quietly(Runnable change) {
        try {
            change.run();
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.debug("The worker does not take a change of metrics", e);
        }
    }

    /** The worker itself takes away what a task has shown, after it has stopped. */
    @Override
    public void close() {}
}
