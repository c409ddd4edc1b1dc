package io.tocsin.slack.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.jspecify.annotations.Nullable;

/**
 * Passes records that cannot be posted to the errant record reporter; without a reporter, the task fails.
 *
 * <p>Only the task's thread calls the reporter. On workers of Kafka 3.7 the reporter shares state with the conversion of records: a
 * report by another thread makes the worker drop the record that it is converting. Senders therefore only queue records here. A
 * record is accounted for when the dead letter queue has it.
 */
public final class DeadLetters {
    private final @Nullable ErrantRecordReporter reporter;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    /** Used by the task's thread. */
    private final List<Reported> reported = new ArrayList<>();

    private @Nullable RuntimeException failure;

    private record Waiting(Parcel parcel, ConnectException error) {}

    private record Reported(Parcel parcel, Future<Void> written) {}

    /**
     * Creates an empty queue.
     *
     * @param reporter null where the connector has no dead letter queue
     */
    public DeadLetters(@Nullable ErrantRecordReporter reporter) {
        this.reporter = reporter;
    }

    /**
     * Queues a record, to be reported by the task's thread. Thread-safe.
     *
     * @throws ConnectException if there is no reporter
     */
    void add(Parcel parcel, String reason) {
        ConnectException error = error(parcel, reason, null);
        reporter(error);
        waiting.add(new Waiting(parcel, error));
    }

    /**
     * Reports a record at once. To be called by the task's thread.
     *
     * @throws ConnectException if there is no reporter, or it tolerates no error
     */
    public void report(Parcel parcel, String reason, Throwable cause) {
        parcel.setAside();
        report(parcel, error(parcel, reason, cause));
    }

    private void report(Parcel parcel, ConnectException error) {
        reported.add(new Reported(parcel, reporter(error).report(parcel.record(), error)));
    }

    private static ConnectException error(Parcel parcel, String reason, @Nullable Throwable cause) {
        return new ConnectException("Record " + parcel.origin() + ": " + reason, cause);
    }

    private ErrantRecordReporter reporter(ConnectException error) {
        if (reporter == null) {
            throw new ConnectException(
                    error.getMessage() + ". To set such records aside and go on, configure a dead letter queue:"
                            + " errors.tolerance=all and errors.deadletterqueue.topic.name",
                    error);
        }
        return reporter;
    }

    /** Returns whether any record is not written yet, so that {@link #reportQueued} has to be called again soon. */
    public boolean isPending() {
        return !reported.isEmpty() || !waiting.isEmpty();
    }

    /**
     * Reports the queued records, and accounts for those that are written by now. To be called by the task's thread. Failures are kept
     * for {@link #throwIfFailed}.
     *
     * @return whether any record was accounted for
     */
    public boolean reportQueued() {
        try {
            for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
                // Records of a revoked partition are sent, and reported, by its new task.
                if (!next.parcel().isMoot()) {
                    report(next.parcel(), next.error());
                }
            }
        } catch (RuntimeException e) {
            failure = failure == null ? e : failure;
        }
        return settle();
    }

    /** As {@link #reportQueued()}, but waits up to the given time until all records are written. */
    public boolean reportQueued(Duration patience) {
        boolean before = reportQueued();
        long deadline = System.nanoTime() + patience.toNanos();
        for (Reported one : reported) {
            await(one.written(), deadline - System.nanoTime());
        }
        return settle() || before;
    }

    private static void await(Future<Void> written, long nanos) {
        try {
            written.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | CancellationException | TimeoutException evaluatedBySettle) {
            // settle() looks at the result.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean settle() {
        boolean any = false;
        for (Iterator<Reported> all = reported.iterator(); all.hasNext(); ) {
            Reported one = all.next();
            if (one.parcel().isMoot()) {
                all.remove();
            } else if (one.written().isDone()) {
                any |= settle(one);
                all.remove();
            }
        }
        return any;
    }

    private boolean settle(Reported one) {
        try {
            one.written().get();
            one.parcel().deadLetterWritten();
            return true;
        } catch (ExecutionException e) {
            fail(one, e.getCause());
        } catch (CancellationException e) {
            fail(one, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(one, e);
        }
        return false;
    }

    private void fail(Reported one, @Nullable Throwable cause) {
        ConnectException now = new ConnectException(
                "Record " + one.parcel().origin() + " could not be written to the dead letter queue", cause);
        failure = failure == null ? now : failure;
    }

    /** Throws the first failure to write a dead letter, if there was one. To be called by the task's thread. */
    public void throwIfFailed() {
        if (failure != null) {
            throw failure;
        }
    }
}
