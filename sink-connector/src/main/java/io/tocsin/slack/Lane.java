package io.tocsin.slack;

import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.delivery.Outbox;
import io.tocsin.slack.delivery.PacerRegistry;
import io.tocsin.slack.delivery.Sender;
import io.tocsin.slack.delivery.SenderThread;

/** One destination's own: the queue, the thread that empties it, the pace, and the connection. */
final class Lane implements AutoCloseable {
    private final Outbox outbox;
    private final SlackApi slack;
    private final PacerRegistry.Lease lease;
    private final Thread thread;

    /** Starts a thread for the sender. */
    Lane(Outbox outbox, SlackApi slack, PacerRegistry.Lease lease, Sender sender) {
        this.outbox = outbox;
        this.slack = slack;
        this.lease = lease;
        this.thread = SenderThread.start(outbox, sender, "tocsin-slack-sender");
    }

    /** Ends the sender's thread and a request in flight. What is still queued is the next task's to send. */
    @Override
    public void close() {
        outbox.stop();
        slack.close();
        thread.interrupt();
        lease.close();
    }
}
