package io.tocsin.slack;

import io.tocsin.slack.config.SlackSinkConfig;
import io.tocsin.slack.delivery.Brake;
import io.tocsin.slack.delivery.Outbox;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;

/** Queues what the framework hands over, and says which offsets may be committed. Never sends, never blocks. */
public final class SlackSinkTask extends SinkTask {
    /** How soon {@code put} is to be called again while anything waits. */
    private static final long SOON_MS = 100;
    /** How long a commit waits for the request in flight. It stops the polling, so it is short. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private @Nullable Delivery delivery;

    @Override
    public void start(Map<String, String> props) {
        delivery = Delivery.start(new SlackSinkConfig(props), context);
    }

    @Override
    public void open(Collection<TopicPartition> partitions) {
        delivery().brake().opened(partitions);
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        Outbox outbox = delivery().outbox();
        outbox.throwIfFailed();
        records.forEach(delivery().intake()::accept);
        Brake brake = delivery().brake();
        brake.adjust();
        if (outbox.takeProgress()) {
            context.requestCommit();
        }
        if (outbox.records() > 0) {
            context.timeout(SOON_MS);
        }
        delivery().report();
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit(Map<TopicPartition, OffsetAndMetadata> currentOffsets) {
        Outbox outbox = delivery().outbox();
        outbox.awaitInFlight(PATIENCE);
        return outbox.committable(currentOffsets);
    }

    @Override
    public void close(Collection<TopicPartition> partitions) {
        delivery().outbox().close(partitions);
    }

    @Override
    public void stop() {
        if (delivery != null) {
            delivery.close();
            delivery = null;
        }
    }

    @Override
    public String version() {
        return Version.current();
    }

    private Delivery delivery() {
        return Objects.requireNonNull(delivery, "start() comes first");
    }
}
