package io.tocsin.slack.delivery;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.jspecify.annotations.Nullable;

/** Where a record goes that cannot become a message: to the errant record reporter, or, without one, nowhere: the task fails. */
public final class DeadLetters {
    private final @Nullable ErrantRecordReporter reporter;

    /**
     * Dead letters by way of a reporter.
     *
     * @param reporter null where the connector has no dead letter queue
     */
    public DeadLetters(@Nullable ErrantRecordReporter reporter) {
        this.reporter = reporter;
    }

    /**
     * Hands a record over. The framework awaits it before it commits, if this is called by the task's thread.
     *
     * @throws ConnectException if there is no reporter, or it tolerates no error
     */
    public Future<Void> report(Parcel parcel, String reason, @Nullable Throwable cause) {
        ConnectException error = new ConnectException("Record " + parcel.origin() + ": " + reason, cause);
        if (reporter == null) {
            throw new ConnectException(
                    error.getMessage() + ". To set such records aside and go on, configure a dead letter queue:"
                            + " errors.tolerance=all and errors.deadletterqueue.topic.name",
                    error);
        }
        return reporter.report(parcel.record(), error);
    }

    /** As {@link #report}, and waits until the record is safe. */
    void reportAndWait(Parcel parcel, String reason) {
        try {
            report(parcel, reason, null).get();
        } catch (ExecutionException e) {
            throw new ConnectException(
                    "Record " + parcel.origin() + " could not be written to the dead letter queue", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectException(
                    "Stopped while record " + parcel.origin() + " was on its way to the dead letter queue", e);
        }
    }
}
