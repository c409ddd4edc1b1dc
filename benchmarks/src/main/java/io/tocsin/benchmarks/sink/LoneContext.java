package io.tocsin.benchmarks.sink;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;

/** The framework's side of a task that is run without a worker, one record at a time. */
final class LoneContext implements SinkTaskContext {
    private final TopicPartition partition;
    private boolean askedAgain;

    LoneContext(TopicPartition partition) {
        this.partition = partition;
    }

    /** Whether the task wants the record again; it is asked once. */
    boolean isAskedAgain() {
        boolean asked = askedAgain;
        askedAgain = false;
        return asked;
    }

    @Override
    public void offset(Map<TopicPartition, Long> offsets) {
        askedAgain = true;
    }

    @Override
    public void offset(TopicPartition of, long offset) {
        askedAgain = true;
    }

    @Override
    public Set<TopicPartition> assignment() {
        return Set.of(partition);
    }

    @Override
    public Map<String, String> configs() {
        return Map.of();
    }

    @Override
    public void timeout(long timeoutMs) {}

    @Override
    public void pause(TopicPartition... partitions) {}

    @Override
    public void resume(TopicPartition... partitions) {}

    @Override
    public void requestCommit() {}

    @Override
    public @Nullable ErrantRecordReporter errantRecordReporter() {
        return null;
    }

    @Override
    public PluginMetrics pluginMetrics() {
        throw new NoSuchMethodError("as on workers before Kafka 4.1");
    }
}
