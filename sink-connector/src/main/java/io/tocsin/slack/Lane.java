package io.tocsin.slack;

import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.delivery.Outbox;
import io.tocsin.slack.delivery.PacerRegistry;
import io.tocsin.slack.delivery.Sender;
import io.tocsin.slack.delivery.SenderThread;
import org.jspecify.annotations.Nullable;

/** One destination's own: the queue, the thread that empties it, the pace, and the connection. */
final class Lane implements AutoCloseable {
    private final Outbox outbox;
    private final SlackApi slack;
    private final PacerRegistry.Lease lease;
    private final Sender sender;
    private @Nullable Thread thread;

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
    void start() {
        thread = SenderThread.start(outbox, sender, "tocsin-slack-sender");
    }

    /** Partitions became this task's. */
    void assigned() {
        sender.assigned();
    }

    /** Ends the sender's thread and a request in flight. What is still queued is the next task's to send. */
    @Override
    public void close() {
        outbox.stop();
        slack.close();
        if (thread != null) {
            thread.interrupt();
        }
        lease.close();
    }
}
