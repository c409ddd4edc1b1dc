package io.tocsin.cloudwatch.aws;

import io.tocsin.cloudwatch.logs.FilterRequest;
import io.tocsin.cloudwatch.logs.LogsFailure;
import io.tocsin.cloudwatch.logs.LogsFailure.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Says what can be done about an error of the SDK, in words for an operator. */
final class Failures {
    /** AWS's answer to these repeats what was signed, which may hold a session token. */
    private static final Set<String> ABOUT_SIGNATURES = Set.of(
            "InvalidSignatureException",
            "SignatureDoesNotMatch",
            "IncompleteSignature",
            "IncompleteSignatureException",
            "AuthorizationHeaderMalformed");

    private static final Set<String> ABOUT_CREDENTIALS = Set.of(
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            "InvalidAccessKeyId",
            "ExpiredToken",
            "ExpiredTokenException",
            "RequestExpired",
            "RequestTimeTooSkewed",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "OptInRequired",
            "SubscriptionRequiredException");

    private static final Set<String> ABOUT_PERMISSIONS =
            Set.of("AccessDenied", "AccessDeniedException", "NotAuthorized", "UnauthorizedOperation");

    private static final Set<String> PASSING =
            Set.of("RequestTimeout", "RequestTimeoutException", "InternalFailure", "ServiceUnavailableException");

    private Failures() {}

    static LogsFailure of(FilterRequest request, RuntimeException error) {
        String group = "log group '" + request.logGroup().reference() + "'";
        Optional<CredentialsException> credentials = find(error, CredentialsException.class);
        if (credentials.isPresent()) {
            return ofCredentials(credentials.get());
        }
        return find(error, AwsServiceException.class)
                .map(answer -> ofAnswer(request, group, answer))
                .orElseGet(() -> unreachable("No answer from CloudWatch Logs about " + group, error));
    }

    private static LogsFailure ofAnswer(FilterRequest request, String group, AwsServiceException answer) {
        Kind kind = kind(answer, request.nextToken() != null);
        String advice = switch (kind) {
            case ACCESS_DENIED -> adviceOnAccess(answer, group);
            case GROUP_GONE -> "; check its name, " + "aws.region and the account of the credentials";
            case INVALID_REQUEST -> "; check filter.pattern";
            case TRANSIENT ->
                code(answer).isEmpty()
                        ? "; an answer without an error code is not CloudWatch's own, so check aws.endpoint and the proxy"
                        : "";
            case THROTTLED, TOKEN_REJECTED, CLOSED -> "";
        };
        return new LogsFailure(kind, "Reading " + group + ": " + words(answer) + advice, cause(answer));
    }

    private static Kind kind(AwsServiceException answer, boolean withToken) {
        String code = code(answer);
        if (throttled(answer)) {
            return Kind.THROTTLED;
        } else if (code.isEmpty() || answer.statusCode() >= 500 || PASSING.contains(code)) {
            return Kind.TRANSIENT;
        } else if (code.equals("ResourceNotFoundException")) {
            return Kind.GROUP_GONE;
        } else if (deniesAccess(answer)) {
            return Kind.ACCESS_DENIED;
        } else {
            return withToken && code.equals("InvalidParameterException") ? Kind.TOKEN_REJECTED : Kind.INVALID_REQUEST;
        }
    }

    private static boolean throttled(AwsServiceException answer) {
        return answer.isThrottlingException()
                || answer.statusCode() == 429
                || code(answer).equals("LimitExceededException");
    }

    private static boolean deniesAccess(AwsServiceException answer) {
        String code = code(answer);
        return answer.statusCode() == 401
                || answer.statusCode() == 403
                || ABOUT_PERMISSIONS.contains(code)
                || ABOUT_CREDENTIALS.contains(code)
                || ABOUT_SIGNATURES.contains(code);
    }

    private static String adviceOnAccess(AwsServiceException answer, String group) {
        String code = code(answer);
        if (ABOUT_SIGNATURES.contains(code)) {
            return "; check the secret access key and this machine's clock";
        }
        return ABOUT_CREDENTIALS.contains(code)
                ? "; check or renew the credentials, which must allow logs:FilterLogEvents on the " + group
                : "; the credentials must allow logs:FilterLogEvents on the " + group;
    }

    /** A passing trouble of the credentials' own source passes; anything else needs someone to act. */
    private static LogsFailure ofCredentials(CredentialsException error) {
        Optional<AwsServiceException> answer = find(error, AwsServiceException.class);
        if (answer.isEmpty()) {
            return causedByNetwork(error)
                    ? unreachable("No answer about credentials", error)
                    : new LogsFailure(
                            Kind.ACCESS_DENIED,
                            "No AWS credentials for logs:FilterLogEvents: " + error.getMessage()
                                    + "; set aws.access.key.id and aws.secret.access.key, or aws.profile, or give the worker"
                                    + " credentials where the AWS default chain looks",
                            error);
        }
        Kind kind = kind(answer.get(), false);
        return new LogsFailure(
                kind == Kind.THROTTLED || kind == Kind.TRANSIENT ? kind : Kind.ACCESS_DENIED,
                "No AWS credentials: " + words(answer.get())
                        + "; check aws.role.arn, its trust policy and external id, and that the credentials may sts:AssumeRole",
                cause(answer.get()));
    }

    private static boolean causedByNetwork(CredentialsException error) {
        return find(error, java.io.IOException.class).isPresent();
    }

    private static LogsFailure unreachable(String what, RuntimeException error) {
        String advice = find(error, SSLException.class).isPresent()
                ? "; if a private certificate authority signs for it, name that authority in tls.ca.file"
                : "";
        return new LogsFailure(Kind.TRANSIENT, what + ": " + error.getMessage() + advice, error);
    }

    private static String words(AwsServiceException answer) {
        String code = code(answer);
        if (code.isEmpty()) {
            return "HTTP " + answer.statusCode();
        }
        return ABOUT_SIGNATURES.contains(code)
                ? code
                : code + ": " + answer.awsErrorDetails().errorMessage();
    }

    /** What is passed on may be logged with its whole stack trace. */
    private static Throwable cause(AwsServiceException answer) {
        return ABOUT_SIGNATURES.contains(code(answer)) ? new IllegalArgumentException(code(answer)) : answer;
    }

    private static String code(AwsServiceException answer) {
        return Optional.ofNullable(answer.awsErrorDetails())
                .map(details -> details.errorCode())
                .orElse("");
    }

    private static <T extends Throwable> Optional<T> find(Throwable error, Class<T> type) {
        return Stream.iterate(error, each -> each != null, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
