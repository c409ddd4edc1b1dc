package io.tocsin.slack.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How fast messages may go to one destination: a token bucket that slows down when Slack says it was too fast, and slowly
 * comes back. Shared by threads.
 */
public final class Pacer {
    /** Part of the allowed rate regained in a minute. */
    private static final double REGAINED = 0.1;
    /** The rate never falls below this part of the allowed one. */
    private static final double FLOOR = 1.0 / 16;

    private static final double NANOS = 1e9;

    private final InstantSource clock;
    private double allowed;
    private double burst;
    private double rate;
    private double tokens;
    private Instant refilled;

    /**
     * A pacer with a full bucket.
     *
     * @param perSecond messages a second
     * @param burst messages that may go at once after a pause, at least 1
     */
    public Pacer(InstantSource clock, double perSecond, int burst) {
        this.clock = clock;
        this.allowed = perSecond;
        this.burst = burst;
        this.rate = perSecond;
        this.tokens = burst;
        this.refilled = clock.instant();
    }

    /** Sets other limits from now on. */
    synchronized void allow(double perSecond, int newBurst) {
        refill();
        allowed = perSecond;
        burst = newBurst;
        rate = Math.min(rate, allowed);
        tokens = Math.min(tokens, burst);
    }

    /** Takes a token; or, where there is none, says how long to wait before asking again. Zero means taken. */
    synchronized Duration take() {
        refill();
        if (refilled.isAfter(clock.instant())) {
            return Duration.between(clock.instant(), refilled);
        }
        if (tokens >= 1) {
            tokens--;
            return Duration.ZERO;
        }
        return Duration.ofNanos((long) Math.ceil((1 - tokens) / rate * NANOS));
    }

    /** Slack said that it was too fast: silence for as long as it asked, one message then, and half the rate. */
    synchronized void limited(Duration after) {
        refill();
        Instant end = clock.instant().plus(after);
        refilled = end.isAfter(refilled) ? end : refilled;
        tokens = 1;
        rate = Math.max(rate / 2, allowed * FLOOR);
    }

    /** How long Slack still wants silence; zero or less if it does not. */
    synchronized Duration silence() {
        return Duration.between(clock.instant(), refilled);
    }

    /** Messages a second, as of now. */
    synchronized double rate() {
        refill();
        return rate;
    }

    private void refill() {
        Instant now = clock.instant();
        if (now.isAfter(refilled)) {
            double seconds = Duration.between(refilled, now).toNanos() / NANOS;
            tokens = Math.min(burst, tokens + rate * seconds);
            rate = Math.min(allowed, rate + allowed * REGAINED * seconds / 60);
            // A fraction lost to rounding must not cost a whole token.
            tokens = Math.round(tokens * NANOS) / NANOS;
            refilled = now;
        }
    }
}
