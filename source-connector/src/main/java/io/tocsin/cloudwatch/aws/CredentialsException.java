package io.tocsin.cloudwatch.aws;

import java.io.IOException;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** There are no credentials. The cause tells why. */
final class CredentialsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why there are none. */
    enum Reason {
        /** No provider is configured: nothing changes until someone configures one. */
        NOT_CONFIGURED,
        /** A provider is configured, and is refused or broken: someone has to act, at AWS or on the worker. */
        REFUSED,
        /** Whatever hands out the credentials does not answer, or has trouble of its own: it passes. */
        NO_ANSWER
    }

    private static final List<Class<? extends Exception>> NO_ANSWER = List.of(
            IOException.class,
            AbortedException.class,
            ApiCallTimeoutException.class,
            ApiCallAttemptTimeoutException.class);

    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Reason reason;

    private CredentialsException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** From what a provider of the SDK has thrown. */
    static CredentialsException of(RuntimeException error) {
        return Causes.find(error, CredentialsException.class)
                .orElseGet(() -> new CredentialsException(reasonOf(error), words(error), error));
    }

    /**
     * No provider is configured.
     *
     * @param failures what each of them has said; not empty
     */
    static CredentialsException notConfigured(List<CredentialsException> failures) {
        List<String> words = failures.stream().map(Throwable::getMessage).toList();
        return new CredentialsException(
                Reason.NOT_CONFIGURED, String.join("; ", words), failures.get(failures.size() - 1));
    }

    /** The same failure of a provider that has a name. */
    CredentialsException of(String provider) {
        return new CredentialsException(reason, provider + ": " + getMessage(), this);
    }

    /** The same failure, for another reason, of which more is known. */
    CredentialsException because(Reason known) {
        return new CredentialsException(known, String.valueOf(getMessage()), this);
    }

    Reason reason() {
        return reason;
    }

    private static String words(RuntimeException error) {
        return Causes.find(error, AwsServiceException.class)
                .map(answered -> Answer.of(answered).words())
                .orElseGet(() -> Causes.words(error));
    }

    /**
     * A provider that finds nothing to try says so by a plain {@link SdkClientException}, which may be wrapped in others. Whatever else
     * a provider throws has gone wrong on the way.
     */
    private static Reason reasonOf(RuntimeException error) {
        if (NO_ANSWER.stream().anyMatch(kind -> Causes.find(error, kind).isPresent())) {
            return Reason.NO_ANSWER;
        }
        return Causes.find(error, SdkServiceException.class)
                .map(CredentialsException::reasonOf)
                .orElseGet(() ->
                        Causes.root(error) instanceof SdkClientException ? Reason.NOT_CONFIGURED : Reason.REFUSED);
    }

    private static Reason reasonOf(SdkServiceException error) {
        boolean passes = error instanceof AwsServiceException answered
                ? Answer.of(answered).passes()
                : error.statusCode() >= SERVER_ERROR || error.statusCode() == TOO_MANY_REQUESTS;
        return passes ? Reason.NO_ANSWER : Reason.REFUSED;
    }
}
