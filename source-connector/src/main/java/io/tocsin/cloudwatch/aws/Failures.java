package io.tocsin.cloudwatch.aws;

import io.tocsin.cloudwatch.logs.LogsFailure;
import io.tocsin.cloudwatch.logs.LogsFailure.Kind;
import java.util.Optional;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Says what can be done about an error of the SDK, in words for an operator. */
final class Failures {
    private Failures() {}

    static LogsFailure of(Question question, RuntimeException error) {
        Optional<Answer> answer = Causes.find(error, AwsServiceException.class).map(Answer::of);
        Optional<CredentialsException> credentials = Causes.find(error, CredentialsException.class);
        if (credentials.isPresent()) {
            return answer.map(refusal -> credentialsRefused(refusal, credentials.get()))
                    .orElseGet(() -> credentialsMissing(question, credentials.get()));
        }
        return answer.map(refusal -> refused(question, refusal))
                .orElseGet(() -> unreachable("No answer from CloudWatch Logs about " + question.subject(), error));
    }

    private static LogsFailure refused(Question question, Answer answer) {
        Kind kind = answer.kind(question.withToken());
        String advice = switch (kind) {
            case ACCESS_DENIED, NO_CREDENTIALS -> adviceOnAccess(question, answer);
            case GROUP_GONE -> "; check " + question.ifGone();
            case GROUP_UNSUPPORTED -> "; only log groups of the class STANDARD can be read";
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

    private static LogsFailure credentialsRefused(Answer answer, CredentialsException error) {
        return new LogsFailure(
                kind(error),
                "No AWS credentials: " + answer.words()
                        + "; check aws.role.arn, its trust policy and external id, and that the credentials may sts:AssumeRole",
                answer.cause());
    }

    private static LogsFailure credentialsMissing(Question question, CredentialsException error) {
        return switch (error.reason()) {
            case NO_ANSWER -> unreachable("No answer about AWS credentials", error);
            case REFUSED ->
                new LogsFailure(
                        kind(error), "No AWS credentials for " + question.action() + ": " + error.getMessage(), error);
            case NOT_CONFIGURED ->
                new LogsFailure(
                        kind(error),
                        "No AWS credentials for " + question.action() + ": " + error.getMessage()
                                + "; set aws.access.key.id and aws.secret.access.key, or aws.profile, or give the"
                                + " worker credentials where the AWS default chain looks",
                        error);
        };
    }

    /** Whoever hands out credentials has a quota of its own: its throttling says nothing of the requests that are sent with them. */
    private static Kind kind(CredentialsException error) {
        return switch (error.reason()) {
            case NO_ANSWER -> Kind.TRANSIENT;
            case REFUSED -> Kind.ACCESS_DENIED;
            case NOT_CONFIGURED -> Kind.NO_CREDENTIALS;
        };
    }

    private static LogsFailure unreachable(String what, RuntimeException error) {
        String advice = Causes.find(error, SSLException.class).isPresent()
                ? "; if a private certificate authority signs for it, name that authority in tls.ca.file"
                : "";
        return new LogsFailure(Kind.TRANSIENT, what + ": " + error.getMessage() + advice, error);
    }
}
