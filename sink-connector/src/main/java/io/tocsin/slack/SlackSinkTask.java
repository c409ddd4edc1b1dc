package io.tocsin.slack;

import io.tocsin.slack.config.SlackSinkConfig;
import io.tocsin.slack.delivery.Accounts;
import io.tocsin.slack.delivery.Retracing;
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
    /** How soon otherwise: partitions that come are held until the call after that, and silence is measured from call to call. */
    private static final long LATER_MS = 1_000;
    /** How soon {@code put} is to be called after a commit: only then may messages depart again. */
    private static final long AT_ONCE_MS = 1;
    /** How long a commit waits for the requests in flight. It stops the polling, so it is short. */
    private static final Duration PATIENCE = Duration.ofMillis(900);
    /** How long it waits after that for dead letters, if there is time. */
    private static final Duration DEAD_LETTERS = Duration.ofMillis(400);
    /** How long it waits in all. */
    private static final Duration LONGEST = Duration.ofMillis(980);

    private @Nullable Delivery delivery;

    @Override
    public void start(Map<String, String> props) {
        delivery = Delivery.start(new SlackSinkConfig(props), context);
        context.timeout(LATER_MS);
    }

    @Override
    public void open(Collection<TopicPartition> partitions) {
        delivery().open(partitions);
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        Accounts accounts = delivery().accounts();
        Retracing retracing = delivery().retracing();
        accounts.throwIfFailed();
        delivery().reportDeadLetters();
        delivery().outboxes().release();
        retracing.begin();
        records.forEach(delivery().intake()::accept);
        retracing.end();
        delivery().brake().adjust();
        delivery().report();
        if (accounts.takeProgress()) {
            context.requestCommit();
        }
        boolean waits = delivery().isWaiting() || retracing.isUnderWay();
        context.timeout(waits ? SOON_MS : LATER_MS);
    }

    /**
     * Says what may be committed. This may be the last commit before partitions are taken away or the task ends, which it cannot know, so
     * nothing departs from here to the next {@link #put}: the offset of it could no longer be committed.
     */
    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit(Map<TopicPartition, OffsetAndMetadata> currentOffsets) {
        long start = System.nanoTime();
        delivery().outboxes().hold(PATIENCE);
        delivery().reportDeadLetters(patience(Duration.ofNanos(System.nanoTime() - start)));
        context.timeout(AT_ONCE_MS);
        if (currentOffsets.keySet().containsAll(context.assignment())) {
            // What was accounted for while this waited needs no commit of its own.
            delivery().accounts().takeProgress();
        }
        return delivery().retracing().committable(currentOffsets);
    }

    /** How long to wait for dead letters after so much time. */
    private static Duration patience(Duration waited) {
        Duration left = LONGEST.minus(waited);
        return left.compareTo(DEAD_LETTERS) < 0 ? left : DEAD_LETTERS;
    }

    @Override
    public void close(Collection<TopicPartition> partitions) {
        delivery().outboxes().close(partitions);
        delivery().retracing().close(partitions);
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
