package io.tocsin.cloudwatch.aws;

import io.tocsin.cloudwatch.logs.LogsFailure.Kind;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.retry.ClockSkew;

/**
 * An error that AWS, or something on the way to it, answered with.
 *
 * @param code AWS's error code; empty where the answer has none, which AWS's own always have
 */
record Answer(AwsServiceException error, String code) {
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
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "OptInRequired",
            "SubscriptionRequiredException");

    private static final Set<String> ABOUT_PERMISSIONS =
            Set.of("AccessDenied", "AccessDeniedException", "NotAuthorized", "UnauthorizedOperation");

    private static final Set<String> ABOUT_CLOCKS =
            Set.of("RequestExpired", "RequestTimeTooSkewed", "RequestInTheFuture");

    private static final Set<String> PASSING =
            Set.of("RequestTimeout", "RequestTimeoutException", "InternalFailure", "ServiceUnavailableException");

    static Answer of(AwsServiceException error) {
        String code = Optional.ofNullable(error.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("");
        return new Answer(error, code);
    }

    Kind kind(boolean withToken) {
        if (throttles()) {
            return Kind.THROTTLED;
        } else if (passes()) {
            return Kind.TRANSIENT;
        } else if (code.equals("ResourceNotFoundException")) {
            return Kind.GROUP_GONE;
        } else if (code.equals("InvalidOperationException")) {
            return Kind.GROUP_UNSUPPORTED;
        } else if (deniesAccess()) {
            return Kind.ACCESS_DENIED;
        } else {
            return withToken && code.equals("InvalidParameterException") ? Kind.TOKEN_REJECTED : Kind.INVALID_REQUEST;
        }
    }

    /** Whether the same request may be answered well a little later. */
    boolean passes() {
        return throttles()
                || code.isEmpty()
                || error.statusCode() >= 500
                || PASSING.contains(code)
                || ABOUT_CLOCKS.contains(code);
    }

    /**
     * Whether the request may have been refused only because it was signed by this machine's clock, and that is far from AWS's. The SDK has
     * corrected itself by the answer's date by now. The error's own word for it is lost on the way through the SDK.
     */
    boolean mayBeAboutClock() {
        return ABOUT_CLOCKS.contains(code) || (isAboutSignature() && isClockFarOff());
    }

    private boolean isClockFarOff() {
        return Optional.ofNullable(error.awsErrorDetails())
                .map(AwsErrorDetails::sdkHttpResponse)
                .flatMap(ClockSkew::getServerTime)
                .filter(awsTime -> ClockSkew.isClockSkewed(Instant.now(), awsTime))
                .isPresent();
    }

    private boolean throttles() {
        return error.isThrottlingException() || error.statusCode() == 429 || code.equals("LimitExceededException");
    }

    private boolean deniesAccess() {
        return error.statusCode() == 401
                || error.statusCode() == 403
                || ABOUT_PERMISSIONS.contains(code)
                || isAboutCredentials()
                || isAboutSignature();
    }

    boolean isAboutCredentials() {
        return ABOUT_CREDENTIALS.contains(code);
    }

    boolean isAboutSignature() {
        return ABOUT_SIGNATURES.contains(code);
    }

    /** AWS's words about a signature repeat what was signed, which may hold a session token, so they are left out. */
    String words() {
        if (code.isEmpty()) {
            return "HTTP " + error.statusCode();
        }
        return isAboutSignature() ? code : code + ": " + error.awsErrorDetails().errorMessage();
    }

    /** What may be logged with its whole stack trace. */
    Throwable cause() {
        return isAboutSignature() ? new IllegalArgumentException(code) : error;
    }
}
