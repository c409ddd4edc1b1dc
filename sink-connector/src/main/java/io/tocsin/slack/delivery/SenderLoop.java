package io.tocsin.slack.delivery;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Schedules the steps of one sender on an executor, one at a time, until the outbox is stopped. The next step runs after the wait that
 * the last one returned, or as soon as the outbox changes. An exception ends the loop and surfaces in the task's next {@code put}.
 */
final class SenderLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(SenderLoop.class);

    private final Outbox outbox;
    private final Sender sender;
    private final ScheduledExecutorService executor;
    private @Nullable Future<?> next;
    private boolean running;
    /** Whether the outbox has changed since the running step began. */
    private boolean changed;

    SenderLoop(Outbox outbox, Sender sender, ScheduledExecutorService executor) {
        this.outbox = outbox;
        this.sender = sender;
        this.executor = executor;
    }

    void start() {
        outbox.bell().listen(this::wake);
        wake();
    }

    /** Called by any thread when the outbox changes, also with the outbox's lock held: this lock is never held while taking that one. */
    private synchronized void wake() {
        if (running) {
            changed = true;
        } else {
            schedule(Duration.ZERO);
        }
    }

    private void schedule(Duration wait) {
        if (next != null) {
            next.cancel(false);
        }
        next = executor.schedule(this, wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void run() {
        if (outbox.isStopped() || !begin()) {
            return;
        }
        try {
            end(sender.step());
        } catch (Throwable e) {
            if (!outbox.isStopped()) {
                LOG.error("Delivery to Slack has stopped: {}", e.getMessage());
                outbox.fail(e);
            }
        }
    }

    /** Returns false if a step is running already, which was scheduled before and could not be cancelled. */
    private synchronized boolean begin() {
        changed = running;
        boolean begins = !running;
        running = true;
        return begins;
    }

    private synchronized void end(Duration wait) {
        running = false;
        schedule(changed ? Duration.ZERO : wait);
    }
}
