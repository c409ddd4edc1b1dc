package io.tocsin.slack.delivery;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs the senders of all destinations of a task on a bounded number of threads. A sender occupies a thread for one step, which is one
 * request at most, and none while it waits. Destinations that do not answer delay others only if there are as many of them as
 * threads, and then for a request timeout at most.
 */
public final class SenderPool implements AutoCloseable {
    /** At 100 ms a request, enough for 320 messages a second. */
    public static final int MOST_THREADS = 32;

    private static final long KEPT_SECONDS = 60;

    private final ScheduledThreadPoolExecutor executor;

    /** @param destinations the number of destinations, and of threads up to {@link #MOST_THREADS} */
    public SenderPool(int destinations) {
        executor = new ScheduledThreadPoolExecutor(
                Math.min(Math.max(1, destinations), MOST_THREADS),
                SenderPool::thread,
                new ThreadPoolExecutor.DiscardPolicy());
        executor.setKeepAliveTime(KEPT_SECONDS, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setRemoveOnCancelPolicy(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "tocsin-slack-sender");
        thread.setDaemon(true);
        return thread;
    }

    /** Starts a sender, which runs until its outbox is stopped. */
    public void start(Outbox outbox, Sender sender) {
        new SenderLoop(outbox, sender, executor).start();
    }

    /** Interrupts and ends all threads. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
