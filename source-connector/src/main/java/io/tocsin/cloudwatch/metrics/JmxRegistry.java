package io.tocsin.cloudwatch.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.KafkaMetricsContext;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;

/** Metrics by JMX alone, for workers before Kafka 4.1. They bear the names that newer workers give them. */
final class JmxRegistry implements Registry {
    private static final String NAMESPACE = "kafka.connect";
    private static final String GROUP = "plugins";

    private final Map<String, String> owner;
    private final Metrics metrics;
    private boolean closed;

    /** @param owner the tags that a newer worker adds to all metrics: connector and task */
    JmxRegistry(Map<String, String> owner) {
        this.owner = new LinkedHashMap<>(owner);
        this.metrics = new Metrics(
                new MetricConfig(), List.of(new JmxReporter()), Time.SYSTEM, new KafkaMetricsContext(NAMESPACE));
    }

    @Override
    public synchronized void add(Metric metric, Map<String, String> tags, Supplier<Number> value) {
        Gauge<Number> gauge = (config, now) -> value.get();
        if (!closed) {
            metrics.addMetricIfAbsent(name(metric, tags), null, gauge);
        }
    }

    @Override
    public void remove(Metric metric, Map<String, String> tags) {
        metrics.removeMetric(name(metric, tags));
    }

    private MetricName name(Metric metric, Map<String, String> tags) {
        Map<String, String> all = new LinkedHashMap<>(owner);
        all.putAll(tags);
        return metrics.metricName(metric.metricName(), GROUP, metric.meaning(), all);
    }

    @Override
    public synchronized void close() {
        closed = true;
        metrics.close();
    }
}
