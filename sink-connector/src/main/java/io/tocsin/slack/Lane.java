package io.tocsin.slack;

import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.delivery.Outbox;
import io.tocsin.slack.delivery.PacerRegistry;
import io.tocsin.slack.delivery.Sender;
import io.tocsin.slack.delivery.SenderPool;

/** One destination's own: the queue, what empties it, the pace, and the connection. */
final class Lane implements AutoCloseable {
    private final Outbox outbox;
    private final SlackApi slack;
    private final PacerRegistry.Lease lease;
    private final Sender sender;

    Lane(Outbox outbox, SlackApi slack, PacerRegistry.Lease lease, Sender sender) {
        this.outbox = outbox;
        this.slack = slack;
        this.lease = lease;
        this.sender = sender;
    }

    Outbox outbox() {
        return outbox;
    }

    /** Starts sending what is queued. */
    void start(SenderPool threads) {
        threads.start(outbox, sender);
    }

    /** Partitions became this task's. */
    void assigned() {
        sender.assigned();
    }

    /** Ends the sending and a request in flight. What is still queued is the next task's to send. */
    @Override
    public void close() {
        outbox.stop();
        slack.close();
        lease.close();
    }
}
