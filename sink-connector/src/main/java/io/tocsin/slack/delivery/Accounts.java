package io.tocsin.slack.delivery;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** What became of all records of a task, whatever their destination, and what may be committed. Shared by threads. */
public final class Accounts {
    private final Map<TopicPartition, PartitionLedger> ledgers = new ConcurrentHashMap<>();
    private final AtomicBoolean progress = new AtomicBoolean();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /**
     * Takes responsibility for a record; empty if it is already waiting or accounted for.
     *
     * @param weight about how much memory it holds, in bytes
     */
    public Optional<Parcel> claim(Origin origin, SinkRecord record, long weight) {
        PartitionLedger ledger = ledgers.computeIfAbsent(origin.partition(), any -> new PartitionLedger());
        return ledger.claim(origin.offset())
                ? Optional.of(new Parcel(ledger, origin, record, weight))
                : Optional.empty();
    }

    /** Marks records as accounted for; without effect for those whose partition was taken away. */
    public void account(Collection<Parcel> parcels) {
        parcels.forEach(Parcel::account);
        progress.set(true);
    }

    /** Marks all that a message stands for as accounted for; without effect for what was taken away. */
    void account(Cargo cargo) {
        cargo.account();
        progress.set(true);
    }

    /** Forgets partitions that are no longer this task's: whatever waits for them is another's to send. */
    void close(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            PartitionLedger ledger = ledgers.remove(partition);
            if (ledger != null) {
                ledger.close();
            }
        }
    }

    /** What may be committed, given the positions that the framework has reached. */
    public Map<TopicPartition, OffsetAndMetadata> committable(Map<TopicPartition, OffsetAndMetadata> current) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new LinkedHashMap<>(current);
        ledgers.forEach((partition, ledger) -> offsets.computeIfPresent(partition, (same, reached) -> {
            long offset = ledger.committable(reached.offset());
            return offset == reached.offset() ? reached : new OffsetAndMetadata(offset);
        }));
        return offsets;
    }

    /** Whether anything was accounted for since this was last asked. */
    public boolean takeProgress() {
        return progress.getAndSet(false);
    }

    /** Ends the task by its next {@link #throwIfFailed}; of several causes the first counts. */
    void fail(Throwable cause) {
        failure.compareAndSet(null, cause);
    }

    /** Throws what ended a sender's thread, if anything did. */
    public void throwIfFailed() {
        Throwable cause = failure.get();
        if (cause != null) {
            throw new ConnectException(
                    "Delivery to Slack has stopped: " + Objects.requireNonNullElse(cause.getMessage(), cause), cause);
        }
    }
}
