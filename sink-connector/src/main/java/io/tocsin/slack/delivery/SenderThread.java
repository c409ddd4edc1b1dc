package io.tocsin.slack.delivery;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a sender until the outbox is stopped; what ends it otherwise surfaces in the task's next {@code put}. */
public final class SenderThread implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(SenderThread.class);

    private final Outbox outbox;
    private final Sender sender;

    private SenderThread(Outbox outbox, Sender sender) {
        this.outbox = outbox;
        this.sender = sender;
    }

    /** Starts a daemon thread. */
    public static Thread start(Outbox outbox, Sender sender, String name) {
        Thread thread = new Thread(new SenderThread(outbox, sender), name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void run() {
        try {
            while (!outbox.isStopped()) {
                long seen = outbox.bell().rings();
                Duration wait = sender.step();
                outbox.bell().await(seen, wait);
            }
        } catch (Throwable e) {
            if (!outbox.isStopped()) {
                LOG.error("Delivery to Slack has stopped: {}", e.getMessage());
                outbox.fail(e);
            }
        }
    }
}
