package io.tocsin.cloudwatch.aws;

import io.tocsin.cloudwatch.logs.RequestBudget;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * The request budget of one account and region: a token bucket, which falls silent and slows down when AWS throttles, and creeps
 * back. Shared by threads.
 */
public final class RequestLimiter implements RequestBudget {
    /**
     * How much of a second's requests may be saved up: enough that a task which writes records meanwhile wastes none, and little
     * enough that AWS, which counts by the second, does not throttle.
     */
    private static final double BURST_SECONDS = .5;
    /** What is left of the rate after AWS throttled. */
    private static final double AFTER_THROTTLING = .75;
    /** The rate never falls below this part of the allowed one. */
    private static final double FLOOR = 1.0 / 16;
    /** Part of the allowed rate regained in a second. */
    private static final double REGAINED = .025;

    private static final double NANOS = 1e9;
    /** Waits end a little late; what was wanted is remembered for that long. */
    private static final Duration GRACE = Duration.ofMillis(50);

    private final LongSupplier nanoTime;
    private final Silence silence;
    private final Turns turns = new Turns();
    private double allowed;
    private double rate;
    private double tokens;
    private long refilled;

    /**
     * A limiter with a full bucket.
     *
     * @param nanoTime a clock that is never set, such as {@link System#nanoTime()}
     * @param random jitter for the silence after throttling
     * @param perSecond how many requests a second; positive
     */
    public RequestLimiter(LongSupplier nanoTime, RandomGenerator random, double perSecond) {
        this.nanoTime = nanoTime;
        this.silence = new Silence(random);
        this.refilled = nanoTime.getAsLong();
        this.allowed = perSecond;
        this.rate = perSecond;
        this.tokens = burst();
    }

    /** Sets another rate from now on. What throttling took of the old one stays taken. */
    synchronized void allow(double perSecond) {
        refill();
        rate *= perSecond / allowed;
        allowed = perSecond;
        tokens = Math.min(tokens, burst());
    }

    /** Requests a second, as of now. */
    synchronized double rate() {
        refill();
        return rate;
    }

    @Override
    public synchronized Answer ask(Set<Use> wanted) {
        long now = refill();
        long silent = silence.remaining(now);
        if (silent > 0) {
            return refuse(wanted, now, silent);
        }
        if (tokens < 1) {
            return refuse(wanted, now, (long) Math.ceil((1 - tokens) / rate * NANOS));
        }
        Use turn = turns.next(wanted, now);
        if (!wanted.contains(turn)) {
            return refuse(wanted, now, (long) (NANOS / rate));
        }
        tokens--;
        turns.taken(turn, wanted, now);
        return new Answer(turn, Duration.ZERO);
    }

    /** A request is sent without asking: those after it make up for it. */
    synchronized void spend() {
        refill();
        tokens--;
    }

    private Answer refuse(Set<Use> wanted, long now, long wait) {
        wanted.forEach(use -> turns.wanted(use, now + wait + GRACE.toNanos()));
        return new Answer(null, Duration.ofNanos(wait));
    }

    /** Answers to requests that were under way when it fell silent say nothing new. */
    @Override
    public synchronized void throttled() {
        long now = refill();
        if (silence.remaining(now) == 0) {
            silence.begin(now);
            rate = Math.max(rate * AFTER_THROTTLING, allowed * FLOOR);
            tokens = 1; // the first request afterwards tries it out
            refilled = now + silence.remaining(now);
        }
    }

    @Override
    public synchronized void accepted() {
        if (silence.remaining(nanoTime.getAsLong()) == 0) {
            silence.over();
        }
    }

    private double burst() {
        return Math.max(1, allowed * BURST_SECONDS);
    }

    private long refill() {
        long now = nanoTime.getAsLong();
        double seconds = Math.max(0, now - refilled) / NANOS;
        tokens = Math.min(burst(), tokens + rate * seconds);
        // A fraction lost to rounding must not cost a whole token.
        tokens = Math.round(tokens * NANOS) / NANOS;
        rate = Math.min(allowed, rate + allowed * REGAINED * seconds);
        refilled += Math.max(0, now - refilled);
        return now;
    }
}
