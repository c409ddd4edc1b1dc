package io.tocsin.slack;

import io.tocsin.slack.config.Address;
import io.tocsin.slack.config.SlackSinkConfig;
import io.tocsin.slack.delivery.Outboxes;
import io.tocsin.slack.delivery.Tally;
import io.tocsin.slack.metrics.DestinationMetric;
import io.tocsin.slack.metrics.Registries;
import io.tocsin.slack.metrics.Registry;
import io.tocsin.slack.metrics.Stopwatch;
import io.tocsin.slack.metrics.TaskMetric;
import io.tocsin.slack.metrics.WorkerRegistry;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.connect.sink.SinkTaskContext;

/** Shows what an operator watches: of a task, and of each of its destinations. */
final class Observatory implements AutoCloseable {
    private final Registry registry;
    private final Stopwatch paused;

    private Observatory(Registry registry, InstantSource clock) {
        this.registry = registry;
        this.paused = new Stopwatch(clock);
    }

    static Observatory open(SinkTaskContext context, SlackSinkConfig config, InstantSource clock) {
        return new Observatory(Registries.open(() -> OfWorker.registry(context), config.owner()), clock);
    }

    /** In a class of its own, which is loaded only when it is asked: on an old worker that fails. */
    private static final class OfWorker {
        private static Registry registry(SinkTaskContext context) {
            return new WorkerRegistry(context.pluginMetrics());
        }
    }

    /** Shows a destination. */
    void show(Address address, Function<DestinationMetric, Number> values) {
        for (DestinationMetric metric : DestinationMetric.values()) {
            registry.add(metric, tags(address), () -> values.apply(metric));
        }
    }

    /** Tells destinations apart without their secrets. */
    private static Map<String, String> tags(Address address) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("credential", address.setting());
        if (address.channel() != null) {
            tags.put("channel", address.channel());
        }
        return tags;
    }

    /** Shows the task itself. */
    void show(Tally tally, Outboxes outboxes) {
        for (TaskMetric metric : TaskMetric.values()) {
            registry.add(metric, Map.of(), () -> value(metric, tally, outboxes));
        }
    }

    private Number value(TaskMetric metric, Tally tally, Outboxes outboxes) {
        return switch (metric) {
            case QUEUED_RECORDS -> outboxes.records();
            case QUEUED_BYTES -> outboxes.bytes();
            case PAUSED -> paused.isRunning() ? 1 : 0;
            case PAUSED_SECONDS -> paused.seconds();
            case NULL_VALUES -> tally.get(Tally.Count.NULL_VALUES);
            case REDELIVERED -> tally.get(Tally.Count.REDELIVERED);
            case UNREAD_DELETED -> tally.get(Tally.Count.UNREAD_DELETED);
            case FOUND -> tally.get(Tally.Count.FOUND);
            case REPEATED -> tally.get(Tally.Count.REPEATED);
            case DROPPED -> tally.get(Tally.Count.DROPPED);
            case REDACTED -> tally.get(Tally.Count.REDACTED);
            case DEAD_LETTERED -> tally.get(Tally.Count.REPORTED);
        };
    }

    /** Whether the partitions are paused now. */
    void paused(boolean now) {
        paused.running(now);
    }

    /** Shows nothing any more. */
    @Override
    public void close() {
        registry.close();
    }
}
