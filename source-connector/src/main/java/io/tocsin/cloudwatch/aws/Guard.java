package io.tocsin.cloudwatch.aws;

import io.tocsin.cloudwatch.logs.LogsFailure;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns what the SDK throws into a failure that says what to do; and what a closed client throws into one that says so. */
final class Guard {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private volatile boolean closed;

    /** @throws LogsFailure if the call throws what the SDK throws */
    <T> T call(Question question, Supplier<T> call) throws LogsFailure {
        try {
            return attempt(call);
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

    /**
     * The first request of a client is signed by this machine's clock. If that is wrong AWS refuses it, and the SDK corrects itself by the
     * answer, so the second one says whether anything else is wrong.
     */
    private static <T> T attempt(Supplier<T> call) {
        try {
            return call.get();
        } catch (AwsServiceException e) {
            Answer refusal = Answer.of(e);
            if (!refusal.mayBeAboutClock()) {
                throw e;
            }
            LOG.info("This machine's clock is far from AWS's, whose clock is used from now on ({})", refusal.words());
            return call.get();
        }
    }

    private static LogsFailure closed(RuntimeException error) {
        return new LogsFailure(LogsFailure.Kind.CLOSED, "The client has been closed", error);
    }

    void close() {
        closed = true;
    }
}
