package io.tocsin.cloudwatch.aws;

/** So many requests a second, of which half a second's may be saved up. Used under the lock of its {@link AccountLimiter}. */
final class TokenBucket {
    /**
     * How much of a second's requests may be saved up: enough that a task which writes records meanwhile wastes none, and little
     * enough that AWS, which counts by the second, does not throttle.
     */
    private static final double BURST_SECONDS = .5;

    private static final double NANOS = 1e9;

    private double perSecond;
    private double tokens;
    private long refilled;

    /** A full one. */
    TokenBucket(double perSecond, long now) {
        this.perSecond = perSecond;
        this.refilled = now;
        this.tokens = burst();
    }

    /** Sets another rate from now on. */
    void allow(double newPerSecond) {
        perSecond = newPerSecond;
        tokens = Math.min(tokens, burst());
    }

    double perSecond() {
        return perSecond;
    }

    /** Adds what has come since the last time, of a part of the rate. */
    void refill(long now, double part) {
        double seconds = Math.max(0, now - refilled) / NANOS;
        tokens = Math.min(burst(), tokens + perSecond * part * seconds);
        // A fraction lost to rounding must not cost a whole token.
        tokens = Math.round(tokens * NANOS) / NANOS;
        refilled += Math.max(0, now - refilled);
    }

    /** A request is sent; it need not have been granted: those after it make up for it. */
    void take() {
        tokens--;
    }

    /** Holds one request, and is filled again from a later moment on. */
    void pauseUntil(long moment) {
        tokens = 1;
        refilled = moment;
    }

    /** How many nanoseconds until a request may be sent; 0 if one may now. */
    long untilNext(double part) {
        return tokens >= 1 ? 0 : (long) Math.ceil((1 - tokens) / (perSecond * part) * NANOS);
    }

    private double burst() {
        return Math.max(1, perSecond * BURST_SECONDS);
    }
}
