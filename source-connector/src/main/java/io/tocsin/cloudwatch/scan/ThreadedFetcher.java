package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.LogsApi;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Fetches each page on a thread of its own, up to a number. Threads that have nothing to do end. */
final class ThreadedFetcher implements PageFetcher {
    private static final long IDLE_SECONDS = 30;

    private final LogsApi api;
    private final InstantSource clock;
    private final int most;
    private final ThreadPoolExecutor threads;
    /** Empty means that it was stopped. */
    private final BlockingQueue<Optional<Fetched>> arrived = new LinkedBlockingQueue<>();

    private volatile boolean stopped;
    private int underWay;

    ThreadedFetcher(LogsApi api, InstantSource clock, int most) {
        this.api = api;
        this.clock = clock;
        this.most = most;
        this.threads = new ThreadPoolExecutor(
                most,
                most,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                ThreadedFetcher::thread,
                new ThreadPoolExecutor.DiscardPolicy());
        threads.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "tocsin-fetch");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public int room() {
        return most - underWay;
    }

    @Override
    public void submit(Fetch fetch) {
        underWay++;
        threads.execute(() -> arrived.add(Optional.of(Fetched.of(fetch, api, clock))));
    }

    @Override
    public @Nullable Fetched await(Duration longest) throws InterruptedException {
        Optional<Fetched> next = stopped ? null : arrived.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
        if (next == null || next.isEmpty()) {
            return null;
        }
        underWay--;
        return next.get();
    }

    /** Requests under way are not interrupted: closing the api ends them. */
    @Override
    public void stop() {
        stopped = true;
        threads.getQueue().clear();
        threads.shutdown();
        arrived.add(Optional.empty());
    }
}
