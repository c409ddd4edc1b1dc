package io.tocsin.cloudwatch.aws;

import io.tocsin.cloudwatch.logs.LogsFailure;
import io.tocsin.cloudwatch.logs.LogsFailure.Kind;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Says what can be done about an error of the SDK, in words for an operator. */
final class Failures {
    private Failures() {}

    static LogsFailure of(Question question, RuntimeException error) {
        Optional<Answer> answer = find(error, AwsServiceException.class).map(Answer::of);
        if (find(error, CredentialsException.class).isPresent()) {
            return answer.map(Failures::credentialsRefused).orElseGet(() -> credentialsMissing(question, error));
        }
        return answer.map(refusal -> refused(question, refusal))
                .orElseGet(() -> unreachable("No answer from CloudWatch Logs about " + question.subject(), error));
    }

    private static LogsFailure refused(Question question, Answer answer) {
        Kind kind = answer.kind(question.withToken());
        String advice = switch (kind) {
            case ACCESS_DENIED -> adviceOnAccess(question, answer);
            case GROUP_GONE -> "; check " + question.ifGone();
            case INVALID_REQUEST -> "; check " + question.ifInvalid();
            case TRANSIENT -> adviceOnForeignAnswer(answer);
            case THROTTLED, TOKEN_REJECTED, CLOSED -> "";
        };
        return new LogsFailure(kind, question.reading() + ": " + answer.words() + advice, answer.cause());
    }

    private static String adviceOnAccess(Question question, Answer answer) {
        if (answer.isAboutSignature()) {
            return "; check the secret access key and this machine's clock";
        }
        String permission = "the credentials must allow " + question.permission();
        return answer.isAboutCredentials() ? "; check or renew the credentials; " + permission : "; " + permission;
    }

    private static String adviceOnForeignAnswer(Answer answer) {
        return answer.code().isEmpty()
                ? "; an answer without an error code is not CloudWatch's own, so check aws.endpoint and the proxy"
                : "";
    }

    /** A passing trouble of whoever hands out credentials passes; anything else needs someone to act. */
    private static LogsFailure credentialsRefused(Answer answer) {
        Kind kind = answer.kind(false);
        return new LogsFailure(
                kind == Kind.THROTTLED || kind == Kind.TRANSIENT ? kind : Kind.ACCESS_DENIED,
                "No AWS credentials: " + answer.words()
                        + "; check aws.role.arn, its trust policy and external id, and that the credentials may sts:AssumeRole",
                answer.cause());
    }

    private static LogsFailure credentialsMissing(Question question, RuntimeException error) {
        if (find(error, IOException.class).isPresent()) {
            return unreachable("No answer about AWS credentials", error);
        }
        return new LogsFailure(
                Kind.ACCESS_DENIED,
                "No AWS credentials for " + question.action() + ": " + error.getMessage()
                        + "; set aws.access.key.id and aws.secret.access.key, or aws.profile, or give the worker credentials"
                        + " where the AWS default chain looks",
                error);
    }

    private static LogsFailure unreachable(String what, RuntimeException error) {
        String advice = find(error, SSLException.class).isPresent()
                ? "; if a private certificate authority signs for it, name that authority in tls.ca.file"
                : "";
        return new LogsFailure(Kind.TRANSIENT, what + ": " + error.getMessage() + advice, error);
    }

    private static <T extends Throwable> Optional<T> find(Throwable error, Class<T> type) {
        return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
