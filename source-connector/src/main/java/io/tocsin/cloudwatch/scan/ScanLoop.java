package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.LogsApi;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/** Scans the log groups of one task, fairly, page by page. Used by one thread, but for {@link #stop()}. */
public final class ScanLoop {
    private final Waiter waiter;

    /**
     * @param api where pages come from; the loop does not close it
     * @param groups the groups of the task
     * @param settings how to scan them
     * @param clock this machine's clock; only differences of it count
     * @param random jitter for back-off
     * @param waiter how to wait when nothing is due
     * @throws IllegalArgumentException if a stored offset cannot be read; the message names the group
     */
    public ScanLoop(
            LogsApi api,
            List<WatchedGroup> groups,
            ScanSettings settings,
            InstantSource clock,
            RandomGenerator random,
            Waiter waiter) {
        this.waiter = waiter;
    }

    /**
     * Reads on, and returns what is new, in the order in which it must be written. Returns an empty list after about a
     * second without any, and at once after {@link #stop()} or when the api is closed.
     *
     * @throws ScanFailedException if scanning cannot go on until the configuration is mended
     */
    public List<Emission> next() throws InterruptedException {
        return List.of();
    }

    /** Makes {@link #next()} return soon, now and ever after. A request in flight ends when the api is closed. */
    public void stop() {
        waiter.wake();
    }
}
