package io.tocsin.slack.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a limit: a token bucket that slows down when Slack says it was too fast, and slowly comes back. Those who ask are served in
 * turn. One of a channel keeps the limit of its bot token too. Shared by threads.
 */
public final class Pacer {
    /** Part of the allowed rate regained in a minute. */
    private static final double REGAINED = 0.1;
    /** The rate never falls below this part of the allowed one. */
    private static final double FLOOR = 1.0 / 16;

    private static final double NANOS = 1e9;
    /** A fraction lost to rounding must not cost a whole token. */
    private static final double ROUNDING = 1e-6;

    private final InstantSource clock;
    /** Its lock is only ever taken after this one's. */
    private final @Nullable Pacer within;

    private final Line line = new Line();
    private final Suspicion suspicion = new Suspicion();
    private double allowed;
    private double burst;
    private double rate;
    private double tokens;
    private Instant refilled;

    /** A pacer with a full bucket, and no other limit to keep. */
    public Pacer(InstantSource clock, double perSecond, int burst) {
        this(clock, Limit.of("", perSecond, burst), null);
    }

    /** @param within keeps the limit that this one is within; null if it is within none */
    Pacer(InstantSource clock, Limit limit, @Nullable Pacer within) {
        this.clock = clock;
        this.within = within;
        this.allowed = limit.perSecond();
        this.burst = limit.burst();
        this.rate = allowed;
        this.tokens = burst;
        this.refilled = clock.instant();
    }

    /** Sets other limits from now on; if it is slowed down, it stays so. */
    synchronized void allow(double perSecond, int newBurst) {
        refill();
        rate *= perSecond / allowed;
        allowed = perSecond;
        burst = newBurst;
        tokens = Math.min(tokens, burst);
    }

    /**
     * Takes a token, here and of what this is within: of both or of none. Where there is none, says how long to wait before asking
     * again, and keeps the place in the line. Zero means taken.
     */
    synchronized Duration take(Object who) {
        Duration wait = due(who);
        if (wait.isZero() && within != null) {
            // One place in that line for all who post to this channel.
            wait = within.take(this);
        }
        if (wait.isZero()) {
            tokens--;
            line.leave(who);
        } else {
            line.wait(who, clock.instant().plus(wait));
        }
        return wait;
    }

    private Duration due(Object who) {
        refill();
        Instant now = clock.instant();
        if (refilled.isAfter(now)) {
            return Duration.between(now, refilled);
        }
        double missing = line.ahead(who, now) + 1 - tokens;
        return missing < ROUNDING ? Duration.ZERO : Duration.ofNanos(Math.max(1, Math.round(missing / rate * NANOS)));
    }

    /**
     * Slack said that it was too fast: silence for as long as it asked, one message then, and half the rate.
     *
     * @return whether all that this shares a limit with have to be silent too
     */
    synchronized boolean limited(Duration after) {
        slowDown(after);
        return within != null && within.suspect(this, after);
    }

    private synchronized boolean suspect(Object channel, Duration after) {
        boolean confirmed = suspicion.isConfirmed(channel, after, clock.instant());
        if (confirmed) {
            slowDown(after);
        }
        return confirmed;
    }

    private void slowDown(Duration after) {
        refill();
        Instant now = clock.instant();
        if (!refilled.isAfter(now)) {
            // Requests that were under way together meet the same limit, which counts once.
            rate = Math.max(rate / 2, allowed * FLOOR);
        }
        Instant end = now.plus(after);
        refilled = end.isAfter(refilled) ? end : refilled;
        tokens = 1;
    }

    /** How long Slack still wants silence; zero or less if it does not. */
    synchronized Duration silence() {
        Duration own = Duration.between(clock.instant(), refilled);
        Duration all = within == null ? own : within.silence();
        return own.compareTo(all) > 0 ? own : all;
    }

    /** Messages a second, as of now. */
    synchronized double rate() {
        refill();
        return rate;
    }

    /** Messages a second, as of now, of what this is within; NaN if it is within nothing. For any thread. */
    public double commonRate() {
        return within == null ? Double.NaN : within.rate();
    }

    /** Whether it is as if it had never been used: nobody needs to remember it. */
    synchronized boolean isRested() {
        refill();
        return !refilled.isAfter(clock.instant()) && tokens >= burst && rate >= allowed;
    }

    private void refill() {
        Instant now = clock.instant();
        if (now.isAfter(refilled)) {
            double seconds = Duration.between(refilled, now).toNanos() / NANOS;
            tokens = Math.min(burst, tokens + rate * seconds);
            rate = Math.min(allowed, rate + allowed * REGAINED * seconds / 60);
            refilled = now;
        }
    }
}
