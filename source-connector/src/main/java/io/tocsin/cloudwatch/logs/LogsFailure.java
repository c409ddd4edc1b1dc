package io.tocsin.cloudwatch.logs;

/** A request that brought no answer. The message names the AWS error and is fit for an operator to read. */
public final class LogsFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** What a caller can do about it. */
    public enum Kind {
        /** Over a quota: wait, then ask less often. */
        THROTTLED,
        /** Server or network trouble: ask again later. */
        TRANSIENT,
        /** The page token is not accepted (expired after 24 h, or unknown): go on from the last place known to be done. */
        TOKEN_REJECTED,
        /** Credentials or permissions were refused: someone has to act, or has acted and it takes a while to hold. */
        ACCESS_DENIED,
        /** No credentials are configured where they are looked for: someone has to configure some. */
        NO_CREDENTIALS,
        /** The log group does not exist (any more). */
        GROUP_GONE,
        /** AWS does not serve the operation for such a log group, for example one of the class INFREQUENT_ACCESS. */
        GROUP_UNSUPPORTED,
        /** AWS refuses the filter pattern or another parameter. */
        INVALID_REQUEST,
        /** The client was closed while the request was under way. */
        CLOSED
    }

    private final Kind kind;

    public LogsFailure(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
