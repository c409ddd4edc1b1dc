package io.tocsin.cloudwatch.aws;

import io.tocsin.cloudwatch.logs.LogsFailure;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns what the SDK throws into a failure that says what to do; and what a closed client throws into one that says so. */
final class Guard {
    private volatile boolean closed;

    /** @throws LogsFailure if the call throws what the SDK throws */
    <T> T call(Question question, Supplier<T> call) throws LogsFailure {
        try {
            return call.get();
        } catch (SdkException | CredentialsException e) {
            throw closed ? closed(e) : Failures.of(question, e);
        } catch (IllegalStateException | RejectedExecutionException e) {
            // What the parts of a closed client throw, each in its own way.
            if (closed) {
                throw closed(e);
            }
            throw e;
        }
    }

    private static LogsFailure closed(RuntimeException error) {
        return new LogsFailure(LogsFailure.Kind.CLOSED, "The client has been closed", error);
    }

    void close() {
        closed = true;
    }
}
