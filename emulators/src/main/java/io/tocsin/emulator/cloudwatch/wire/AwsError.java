package io.tocsin.emulator.cloudwatch.wire;

import org.jspecify.annotations.Nullable;

/** An error as AWS answers it: a code, a message and an HTTP status. */
public final class AwsError extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int BAD_REQUEST = 400;

    private final int status;
    private final String code;

    /**
     * An error with any code.
     *
     * @param message null where AWS sends none
     */
    public AwsError(int status, String code, @Nullable String message) {
        // An error is an answer like any other: nobody reads its stack trace.
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    public static AwsError invalidParameter(String message) {
        return new AwsError(BAD_REQUEST, "InvalidParameterException", message);
    }

    public static AwsError notFound(String message) {
        return new AwsError(BAD_REQUEST, "ResourceNotFoundException", message);
    }

    public static AwsError alreadyExists(String message) {
        return new AwsError(BAD_REQUEST, "ResourceAlreadyExistsException", message);
    }

    public static AwsError limitExceeded(String message) {
        return new AwsError(BAD_REQUEST, "LimitExceededException", message);
    }

    /** The operation does not do that with such a resource. */
    public static AwsError invalidOperation(String message) {
        return new AwsError(BAD_REQUEST, "InvalidOperationException", message);
    }

    /** The signature is not valid, or not valid at this time. */
    public static AwsError invalidSignature(String message) {
        return new AwsError(BAD_REQUEST, "InvalidSignatureException", message);
    }

    /** The body is not JSON, or a member of it has another type than the API's model says. */
    public static AwsError serialization(String message) {
        return new AwsError(BAD_REQUEST, "SerializationException", message);
    }

    /** AWS sends no message with it. */
    public static AwsError unknownOperation() {
        return new AwsError(BAD_REQUEST, "UnknownOperationException", null);
    }

    public static AwsError missingAuthentication() {
        return new AwsError(BAD_REQUEST, "MissingAuthenticationTokenException", "Missing Authentication Token");
    }

    /**
     * The caller lacks a permission.
     *
     * @param action such as {@code logs:FilterLogEvents}
     */
    public static AwsError accessDenied(String caller, String action, String resource) {
        return new AwsError(
                BAD_REQUEST,
                "AccessDeniedException",
                "User: " + caller + " is not authorized to perform: " + action + " on resource: " + resource
                        + " because no identity-based policy allows the " + action + " action");
    }

    public static AwsError throttling() {
        return new AwsError(BAD_REQUEST, "ThrottlingException", "Rate exceeded");
    }

    public static AwsError internalFailure() {
        return new AwsError(
                500,
                "InternalFailure",
                "The request processing has failed because of an unknown error, exception or failure.");
    }

    public static AwsError serviceUnavailable() {
        return new AwsError(503, "ServiceUnavailableException", "The service cannot complete the request.");
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }
}
