package io.tocsin.slack.delivery;

import io.tocsin.slack.readback.Coverage;
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
    private final SeenRecords seen = new SeenRecords();
    private final AtomicBoolean progress = new AtomicBoolean();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /**
     * Whether a record came before, as after a seek back, so that it is already waiting or accounted for; another one on its offset, as of
     * a topic that was made anew, is not the same.
     */
    public boolean isSeen(Origin origin, SinkRecord record) {
        return seen.contains(origin, record.timestamp());
    }

    /** Takes note of a record that nothing is to be done about. */
    public void note(Origin origin, SinkRecord record) {
        seen.add(origin, record.timestamp());
    }

    /** Has the records of a partition from an offset on be taken for new ones when they come again. */
    void forgetFrom(TopicPartition partition, long offset) {
        seen.forgetFrom(partition, offset);
    }

    /**
     * Takes responsibility for a record.
     *
     * @param weight about how much memory it holds, in bytes
     * @param predecessor the record of its partition that came to the same destination before it, as {@link Coverage#add} wants it
     */
    public Parcel take(Origin origin, SinkRecord record, long weight, long predecessor) {
        PartitionLedger ledger = ledgers.computeIfAbsent(origin.partition(), any -> new PartitionLedger());
        Parcel parcel = new Parcel(ledger, origin, record, weight, predecessor);
        ledger.take(parcel);
        note(origin, record);
        return parcel;
    }

    /** As {@link #take}, where only offsets count; empty if it came before. */
    public Optional<Parcel> claim(Origin origin, SinkRecord record, long weight) {
        return isSeen(origin, record) ? Optional.empty() : Optional.of(take(origin, record, weight, Coverage.NONE));
    }

    /** Records were found to be accounted for. */
    public void progressed() {
        progress.set(true);
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
        seen.close(partitions);
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

    /** These offsets are about to be committed. */
    void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((partition, offset) -> seen.committed(partition, offset.offset()));
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
