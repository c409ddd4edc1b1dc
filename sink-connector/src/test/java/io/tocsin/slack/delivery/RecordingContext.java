package io.tocsin.slack.delivery;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;

/** The framework's side of a task, as far as delivery uses it. */
public final class RecordingContext implements SinkTaskContext {
    public final Set<TopicPartition> assignment = new HashSet<>();
    public final Set<TopicPartition> paused = new HashSet<>();
    public final Map<TopicPartition, Long> rewinds = new HashMap<>();
    public final AtomicInteger commitsRequested = new AtomicInteger();
    public final AtomicLong timeoutMs = new AtomicLong(-1);
    public @Nullable ErrantRecordReporter reporter;
    /** The worker's metrics; null on a worker that has none for plugins. */
    public @Nullable PluginMetrics metrics;

    @Override
    public Set<TopicPartition> assignment() {
        return assignment;
    }

    @Override
    public void pause(TopicPartition... partitions) {
        for (TopicPartition partition : partitions) {
            if (!assignment.contains(partition)) {
                throw new IllegalStateException(partition + " is not assigned");
            }
        }
        Collections.addAll(paused, partitions);
    }

    @Override
    public void resume(TopicPartition... partitions) {
        for (TopicPartition partition : partitions) {
            paused.remove(partition);
        }
    }

    @Override
    public Map<String, String> configs() {
        return Map.of();
    }

    @Override
    public void offset(Map<TopicPartition, Long> offsets) {
        rewinds.putAll(offsets);
    }

    @Override
    public void offset(TopicPartition partition, long offset) {
        rewinds.put(partition, offset);
    }

    @Override
    public void timeout(long timeout) {
        timeoutMs.set(timeout);
    }

    @Override
    public void requestCommit() {
        commitsRequested.incrementAndGet();
    }

    @Override
    public @Nullable ErrantRecordReporter errantRecordReporter() {
        return reporter;
    }

    @Override
    public PluginMetrics pluginMetrics() {
        if (metrics == null) {
            throw new NoSuchMethodError("as on workers before Kafka 4.1");
        }
        return metrics;
    }
}
