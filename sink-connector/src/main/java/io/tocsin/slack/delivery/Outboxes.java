package io.tocsin.slack.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/** The queues of all destinations of a task, taken together. */
public final class Outboxes {
    private final Accounts accounts;
    private final List<Outbox> outboxes;
    private final InstantSource clock;

    /**
     * Takes queues together.
     *
     * @param accounts where all of them account for their letters
     */
    public Outboxes(Accounts accounts, Collection<Outbox> outboxes, InstantSource clock) {
        this.accounts = accounts;
        this.outboxes = List.copyOf(outboxes);
        this.clock = clock;
    }

    /** Forgets partitions that are no longer this task's: whatever waits for them is another's to send. */
    public void close(Collection<TopicPartition> partitions) {
        accounts.close(partitions);
        outboxes.forEach(outbox -> outbox.close(partitions));
    }

    /** How many records wait, those in flight included. */
    public int records() {
        return outboxes.stream().mapToInt(Outbox::records).sum();
    }

    /** About how much memory they hold, in bytes. */
    public long bytes() {
        return outboxes.stream().mapToLong(Outbox::bytes).sum();
    }

    /**
     * Lets nothing depart from now on, and waits for the requests in flight, but no longer than this for all of them, and not for those that
     * it waited for before.
     */
    public void hold(Duration patience) {
        outboxes.forEach(Outbox::hold);
        awaitInFlight(patience);
    }

    /** Ends {@link #hold}. */
    public void release() {
        outboxes.forEach(Outbox::release);
    }

    private void awaitInFlight(Duration patience) {
        Instant end = clock.instant().plus(patience);
        for (Outbox outbox : outboxes) {
            outbox.awaitInFlight(Duration.between(clock.instant(), end));
        }
    }
}
