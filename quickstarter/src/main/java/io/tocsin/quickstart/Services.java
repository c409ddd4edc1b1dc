package io.tocsin.quickstart;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Starts things side by side, and closes those that have started in the reverse order. */
final class Services implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    /** Begins to start something. */
    <T> Supplier<T> begin(Callable<T> start) {
        CompletableFuture<T> future = CompletableFuture.supplyAsync(() -> called(start), threads);
        return () -> joined(future);
    }

    /** Makes {@link #close} close it, before all that was kept earlier. */
    <T extends AutoCloseable> T keep(T service) {
        synchronized (started) {
            started.push(service);
        }
        return service;
    }

    private static <T> T called(Callable<T> start) {
        try {
            return start.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private static <T> T joined(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        awaitStarting();
        while (!started.isEmpty()) {
            closeNext();
        }
    }

    /** What is still starting after another start has failed must be closed too. */
    private void awaitStarting() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                System.err.println("quickstart: something is still starting, and is left behind");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeNext() {
        try {
            started.pop().close();
        } catch (Exception e) {
            System.err.println("quickstart: not cleanly stopped: " + e);
        }
    }
}
