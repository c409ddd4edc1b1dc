package io.tocsin.slack.delivery;

import io.tocsin.slack.message.SlackMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What waits to be sent to one destination: shared by the task's thread and that destination's sender, under one lock. */
public final class Outbox {
    private final Accounts accounts;
    private final String destination;
    private final Deque<Letter> waiting = new ArrayDeque<>();
    private int records;
    private long weight;
    private @Nullable Letter inFlight;
    private boolean stopped;
    private long changes;

    /**
     * An empty queue.
     *
     * @param accounts where its letters are accounted for
     * @param destination where they go, in words that hold no secret
     */
    public Outbox(Accounts accounts, String destination) {
        this.accounts = accounts;
        this.destination = destination;
    }

    /** Where its letters go, in words that hold no secret. */
    String destination() {
        return destination;
    }

    /**
     * Queues a message.
     *
     * @param parcels the records that it stands for, at least one
     */
    public synchronized void add(SlackMessage message, List<Parcel> parcels) {
        Letter letter = new Letter(message, parcels);
        waiting.add(letter);
        records += letter.parcels().size();
        weight += letter.weight();
        changed();
    }

    /** Drops the messages that stand for nothing of this task's any more, as partitions were taken away. */
    synchronized void dropMoot() {
        List<Letter> moot = waiting.stream().filter(Letter::isMoot).toList();
        moot.forEach(this::remove);
        changed();
    }

    /** How many records wait, those in flight included. */
    public synchronized int records() {
        return records;
    }

    /** About how much memory they hold, in bytes. */
    public synchronized long bytes() {
        return weight;
    }

    /** How old the record is that is next, by its timestamp; zero if none waits. */
    public synchronized Duration age(Instant now) {
        Letter next = waiting.peek();
        Long written = next == null ? null : next.parcels().get(0).record().timestamp();
        Duration age = written == null ? Duration.ZERO : Duration.between(Instant.ofEpochMilli(written), now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** Waits for the request in flight, if there is one, but no longer than this. */
    synchronized void awaitInFlight(Duration patience) {
        Letter awaited = inFlight;
        awaitWhile(() -> awaited != null && awaited == inFlight && !stopped, patience);
    }

    /** Ends the sender's thread. */
    public synchronized void stop() {
        stopped = true;
        changed();
    }

    /** What ended the sender's thread. */
    void fail(Throwable cause) {
        accounts.fail(cause);
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    /** The next message to send, which stays in the queue until it is settled; null if none waits. */
    synchronized @Nullable Letter head() {
        return waiting.peek();
    }

    /** Whether what becomes of a message no longer matters here: its partitions are another's, or the task is stopping. */
    synchronized boolean isMoot(Letter letter) {
        return stopped || letter.isMoot();
    }

    /** Marks a message as being sent; false if its partitions are no longer this task's. */
    synchronized boolean depart(Letter letter) {
        if (letter.isMoot()) {
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

    /** Marks a message's records as accounted for; without effect for those whose partition is no longer this task's. */
    synchronized void settle(Letter letter) {
        remove(letter);
        accounts.account(letter.parcels());
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

    private void remove(Letter letter) {
        if (waiting.remove(letter)) {
            records -= letter.parcels().size();
            weight -= letter.weight();
        }
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
