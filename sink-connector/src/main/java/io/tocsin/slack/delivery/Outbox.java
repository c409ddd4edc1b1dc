package io.tocsin.slack.delivery;

import io.tocsin.slack.message.SlackMessage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** What waits to be sent and what may be committed: all that the task's thread and the sender's share, under one lock. */
public final class Outbox {
    private final Map<TopicPartition, PartitionLedger> ledgers = new HashMap<>();
    private final Deque<Letter> waiting = new ArrayDeque<>();
    private long weight;
    private @Nullable Letter inFlight;
    private boolean progress;
    private boolean stopped;
    private @Nullable Throwable failure;
    private long changes;

    /** Takes responsibility for a record; false if it is already waiting or accounted for. */
    public synchronized boolean claim(Origin origin) {
        return ledger(origin).claim(origin.offset());
    }

    /** Queues the message for a record that was claimed. */
    public synchronized void add(Origin origin, SlackMessage message, SinkRecord record, long recordWeight) {
        Letter letter = new Letter(ledger(origin), origin, message, record, recordWeight + message.size());
        waiting.add(letter);
        weight += letter.weight();
        changed();
    }

    /** Marks a claimed record that never became a message as accounted for. */
    public synchronized void account(Origin origin) {
        ledger(origin).account(origin.offset());
        progress = true;
    }

    private PartitionLedger ledger(Origin origin) {
        return ledgers.computeIfAbsent(origin.partition(), any -> new PartitionLedger());
    }

    /** Forgets partitions that are no longer this task's: whatever waits for them is another's to send. */
    public synchronized void close(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            PartitionLedger ledger = ledgers.remove(partition);
            if (ledger != null) {
                ledger.close();
            }
        }
        waiting.removeIf(letter -> letter.ledger().isClosed());
        weight = waiting.stream().mapToLong(Letter::weight).sum();
        changed();
    }

    /** What may be committed, given the positions that the framework has reached. */
    public synchronized Map<TopicPartition, OffsetAndMetadata> committable(
            Map<TopicPartition, OffsetAndMetadata> current) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new LinkedHashMap<>(current);
        ledgers.forEach((partition, ledger) -> offsets.computeIfPresent(partition, (same, reached) -> {
            long offset = ledger.committable(reached.offset());
            return offset == reached.offset() ? reached : new OffsetAndMetadata(offset);
        }));
        return offsets;
    }

    /** Whether anything was accounted for since this was last asked. */
    public synchronized boolean takeProgress() {
        boolean taken = progress;
        progress = false;
        return taken;
    }

    /** How many messages wait, the one in flight included. */
    public synchronized int records() {
        return waiting.size();
    }

    /** About how much memory they hold, in bytes. */
    public synchronized long bytes() {
        return weight;
    }

    /** Waits for the request in flight, if there is one, but no longer than this. */
    public synchronized void awaitInFlight(Duration patience) {
        Letter awaited = inFlight;
        awaitWhile(() -> awaited != null && awaited == inFlight && !stopped, patience);
    }

    /** Throws what ended the sender's thread, if anything did. */
    public synchronized void throwIfFailed() {
        if (failure != null) {
            throw new ConnectException(
                    "Delivery to Slack has stopped: " + Objects.requireNonNullElse(failure.getMessage(), failure),
                    failure);
        }
    }

    /** Ends the sender's thread. */
    public synchronized void stop() {
        stopped = true;
        changed();
    }

    synchronized void fail(Throwable cause) {
        failure = cause;
        changed();
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    /** The next message to send, which stays in the queue until it is settled; null if none waits. */
    synchronized @Nullable Letter head() {
        return waiting.peek();
    }

    /** Whether what becomes of a message no longer matters here: its partition is another's, or the task is stopping. */
    synchronized boolean isMoot(Letter letter) {
        return stopped || letter.ledger().isClosed();
    }

    /** Marks a message as being sent; false if its partition is no longer this task's. */
    synchronized boolean depart(Letter letter) {
        if (letter.ledger().isClosed()) {
            return false;
        }
        inFlight = letter;
        return true;
    }

    /** The request has ended, well or not. */
    synchronized void arrive() {
        inFlight = null;
        changed();
    }

    /** Marks a message's record as accounted for; without effect if its partition is no longer this task's. */
    synchronized void settle(Letter letter) {
        if (letter.ledger().isClosed()) {
            return;
        }
        letter.ledger().account(letter.origin().offset());
        // The queue is served in order, so what is settled is its head.
        waiting.remove();
        weight -= letter.weight();
        progress = true;
        changed();
    }

    /** Counts what happens here, so that nothing is missed between a look and a wait. */
    synchronized long changes() {
        return changes;
    }

    /** Waits until something happens, unless it has since that count was taken; no longer than this. */
    synchronized void awaitChange(long since, Duration longest) {
        awaitWhile(() -> changes == since, longest);
    }

    private void changed() {
        changes++;
        notifyAll();
    }

    private synchronized void awaitWhile(BooleanSupplier condition, Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        try {
            while (condition.getAsBoolean() && System.nanoTime() < deadline) {
                long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                wait(Math.max(1, millis));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
