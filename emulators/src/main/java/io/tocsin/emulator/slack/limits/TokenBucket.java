package io.tocsin.emulator.slack.limits;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** So many at once, and then so many a second. Safe for use by several threads. */
public final class TokenBucket {
    private static final double NANOS = 1e9;

    private final InstantSource clock;
    private final double perSecond;
    private final double capacity;
    private double tokens;
    private Instant filled;

    /**
     * @param perSecond how many come back each second, above 0
     * @param capacity how many may be taken at once after a pause, at least 1
     */
    public TokenBucket(InstantSource clock, double perSecond, int capacity) {
        this.clock = clock;
        this.perSecond = perSecond;
        this.capacity = capacity;
        this.tokens = capacity;
        this.filled = clock.instant();
    }

    /** Takes one. Zero if there was one; otherwise nothing is taken, and this is the time until there is one. */
    public synchronized Duration take() {
        fill();
        if (tokens >= 1) {
            tokens--;
            return Duration.ZERO;
        }
        return Duration.ofNanos((long) Math.ceil((1 - tokens) / perSecond * NANOS));
    }

    private void fill() {
        Instant now = clock.instant();
        double seconds = Math.max(0, Duration.between(filled, now).toNanos() / NANOS);
        tokens = Math.min(capacity, tokens + seconds * perSecond);
        filled = now;
    }
}
