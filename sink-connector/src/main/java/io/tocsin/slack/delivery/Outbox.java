package io.tocsin.slack.delivery;

import io.tocsin.slack.message.Gist;
import io.tocsin.slack.message.Notice;
import io.tocsin.slack.readback.ChannelRecall;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent to one destination, and what is known to have come there: shared by the task's thread and that
 * destination's sender, under one lock.
 */
public final class Outbox {
    private final Accounts accounts;
    private final String destination;
    private final Density density;
    private final InstantSource clock;
    private final Backlog backlog;
    private final Bell bell = new Bell();
    private final Arrivals arrivals;
    private @Nullable Letter inFlight;
    /** How many requests there were. */
    private long requests;
    /** The newest request that was waited for in vain. */
    private long slow;

    private boolean stopped;
    /** Whether nothing may depart, as offsets are being committed. */
    private boolean held;

    /** An empty queue of a destination that is not asked what stands there. */
    public Outbox(Accounts accounts, String destination, Density density, InstantSource clock) {
        this(accounts, destination, density, clock, null, Repeats.none());
    }

    /**
     * An empty queue.
     *
     * @param accounts where its records are accounted for
     * @param destination where they go, in words that hold no secret
     * @param density how its records are gathered into messages
     * @param recall what stands there already; null where that is not asked
     * @param repeats which events came here
     */
    public Outbox(
            Accounts accounts,
            String destination,
            Density density,
            InstantSource clock,
            @Nullable ChannelRecall recall,
            Repeats repeats) {
        this.accounts = accounts;
        this.destination = destination;
        this.density = density;
        this.clock = clock;
        this.backlog = new Backlog(density);
        this.arrivals = new Arrivals(recall, repeats, bell);
    }

    /** What is known to have come here before. */
    Arrivals arrivals() {
        return arrivals;
    }

    /** Where its records go, in words that hold no secret. */
    String destination() {
        return destination;
    }

    /** Whether anything but a record's own message may tell of it. */
    public boolean gathers() {
        return density.gathers();
    }

    /** Whether a record that comes now is only counted, so that it needs no message of its own. */
    public synchronized boolean counts(Gist gist) {
        return backlog.counts(gist, clock.instant());
    }

    /** Queues a record. */
    public synchronized void add(Pending pending) {
        Instant now = clock.instant();
        Duration before = backlog.due(now);
        backlog.add(pending, now);
        Duration after = backlog.due(now);
        if (before == null || (after != null && after.compareTo(before) < 0)) {
            bell.ring();
        }
    }

    /**
     * Queues a message that is not about records.
     *
     * @param settled records that it accounts for nevertheless; may be none
     */
    public synchronized void announce(Notice notice, List<Parcel> settled) {
        backlog.announce(Letter.of(List.of(notice), new Settled(settled)));
        bell.ring();
    }

    /** Drops what stands for nothing of this task's any more, as partitions were taken away. */
    void close(Collection<TopicPartition> partitions) {
        arrivals.close(partitions);
        dropMoot();
    }

    private synchronized void dropMoot() {
        backlog.dropMoot();
        bell.ring();
    }

    /** How many records and digests are held, those in flight included. */
    public synchronized int records() {
        return backlog.size();
    }

    /** About how much memory they hold, in bytes. */
    public synchronized long bytes() {
        return backlog.weight();
    }

    /** How old the oldest record is that is not yet told, by its timestamp; zero if none waits. */
    public synchronized Duration age(Instant now) {
        Long written = backlog.oldest();
        Duration age = written == null ? Duration.ZERO : Duration.between(Instant.ofEpochMilli(written), now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /**
     * Waits for the request in flight, if there is one, but no longer than this, and for each only once: it may take much longer, and other
     * destinations wait meanwhile.
     */
    void awaitInFlight(Duration patience) {
        long awaited = awaitable();
        if (awaited != 0) {
            bell.await(() -> isStopped() || !isInFlight(awaited), patience);
            waited(awaited);
        }
    }

    /** The request to wait for; zero if there is none. */
    private synchronized long awaitable() {
        return inFlight == null || slow == requests ? 0 : requests;
    }

    private synchronized boolean isInFlight(long request) {
        return inFlight != null && request == requests;
    }

    private synchronized void waited(long request) {
        if (isInFlight(request)) {
            slow = request;
        }
    }

    /** Lets nothing depart from now on; what is in flight goes on. */
    synchronized void hold() {
        held = true;
    }

    /** Ends {@link #hold()}. */
    synchronized void release() {
        if (held) {
            held = false;
            bell.ring();
        }
    }

    /** Ends the sender's thread. */
    public synchronized void stop() {
        stopped = true;
        bell.ring();
    }

    /** What ended the sender's thread. */
    void fail(Throwable cause) {
        accounts.fail(cause);
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    /** How long until there is something to send; null if nothing waits, or nothing may depart. */
    synchronized @Nullable Duration due() {
        return held ? null : backlog.due(clock.instant());
    }

    /** Whether what becomes of a message no longer matters here: its partitions are another's, or the task is stopping. */
    synchronized boolean isMoot(Letter letter) {
        return stopped || letter.isMoot();
    }

    /** Marks the next message as being sent; it stays in the queue until it is settled. Null if there is none to send, or none may. */
    synchronized @Nullable Letter depart() {
        if (held) {
            return null;
        }
        Letter letter = backlog.next(clock.instant());
        if (letter != null && letter.isMoot()) {
            backlog.remove(letter);
            return null;
        }
        if (letter != null && letter.isPartlyMoot()) {
            // What is another task's now, that one tells.
            backlog.takeApart(letter);
            return null;
        }
        begin(letter);
        return letter;
    }

    /** As {@link #depart()}, for a message of which nobody knows whether it was posted; false if that no longer matters. */
    synchronized boolean departAgain(Letter letter) {
        if (letter.isMoot() || !backlog.holds(letter)) {
            return false;
        }
        begin(letter);
        return true;
    }

    private void begin(@Nullable Letter letter) {
        inFlight = letter;
        requests++;
    }

    /** The request has ended, well or not. Its sender, which says so, goes on by itself. */
    synchronized void arrive() {
        inFlight = null;
        bell.count();
    }

    /** Slack has a message: its records are accounted for, if no other message for them follows. */
    synchronized void settle(Letter letter) {
        backlog.remove(letter);
        if (letter.isLast()) {
            accounts.account(letter.cargo());
        }
        bell.ring();
    }

    /** Puts each record's own message in the place of one for all of them. */
    synchronized void takeApart(Letter letter) {
        backlog.takeApart(letter);
    }

    /** Rings when anything changes here. */
    Bell bell() {
        return bell;
    }
}
