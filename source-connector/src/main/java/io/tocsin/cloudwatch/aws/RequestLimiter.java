package io.tocsin.cloudwatch.aws;

import io.tocsin.cloudwatch.logs.RequestBudget;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** The request budget of one connector in one account and region, shared by its tasks on this worker. Shared by threads. */
public final class RequestLimiter implements RequestBudget {
    /** Waits end a little late; what was wanted is remembered for that long. */
    private static final Duration GRACE = Duration.ofMillis(50);

    private final AccountLimiter account;
    private final Turns turns = new Turns();
    private final TokenBucket most;
    private double granted;
    private boolean waits;
    private long waitsUntil;
    /** When its next request is due, in seconds of its own part. */
    private double due;

    /**
     * The limiter of a connector that has an account to itself.
     *
     * @param nanoTime a clock that is never set, such as {@link System#nanoTime()}
     * @param random jitter for the pause after throttling
     * @param perSecond how many requests a second; positive
     */
    public RequestLimiter(LongSupplier nanoTime, RandomGenerator random, double perSecond) {
        this(new AccountLimiter(nanoTime, random, perSecond), perSecond, nanoTime.getAsLong());
        account.divide(Map.of(this, new Share(perSecond, perSecond)));
    }

    /** One that sends nothing before the account has given it a share. */
    RequestLimiter(AccountLimiter account, double most, long now) {
        this.account = account;
        this.most = new TokenBucket(most, now);
    }

    /** How many requests a second it may send, as of now, whatever other connectors want. */
    double rate() {
        synchronized (account) {
            return granted * account.part();
        }
    }

    /** The same but for throttling, which passes. */
    double granted() {
        synchronized (account) {
            return granted;
        }
    }

    @Override
    public Answer ask(Set<Use> wanted) {
        return account.ask(this, wanted);
    }

    @Override
    public void throttled() {
        account.throttled();
    }

    @Override
    public void accepted() {
        account.accepted();
    }

    /** A request is sent without asking. */
    void spend() {
        account.spend();
    }

    // What follows is called by the account, under its lock.

    /** It has another share from now on. */
    void become(Share share) {
        most.allow(share.most());
        granted = share.granted();
    }

    void refill(long now) {
        most.refill(now, 1);
    }

    /** How many nanoseconds until it may send one more, as far as that is its own affair. */
    long untilNext() {
        return most.untilNext(1);
    }

    /** Whether it was refused a request that it could send now. */
    boolean isWaiting(long now) {
        waits = waits && waitsUntil - now >= 0;
        return waits && untilNext() == 0;
    }

    /** When its next request is due, if the sharing has come to {@code served}: nothing is saved up for who did not want it. */
    double due(double served) {
        return Math.max(due, served);
    }

    Use next(Set<Use> wanted, long now) {
        return turns.next(wanted, now);
    }

    /**
     * It sends a request.
     *
     * @return how far the sharing has come by that
     */
    double grant(Use use, Set<Use> wanted, long now, double served) {
        double since = due(served);
        due = since + 1 / granted;
        waits = false;
        most.take();
        turns.taken(use, wanted, now);
        return since;
    }

    Answer refuse(Set<Use> wanted, long now, long wait) {
        long until = now + wait + GRACE.toNanos();
        waitsUntil = waits && waitsUntil - until > 0 ? waitsUntil : until;
        waits = true;
        wanted.forEach(use -> turns.wanted(use, until));
        return new Answer(null, Duration.ofNanos(wait));
    }
}
