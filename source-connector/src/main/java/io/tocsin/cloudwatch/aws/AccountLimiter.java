package io.tocsin.cloudwatch.aws;

import io.tocsin.cloudwatch.logs.RequestBudget.Answer;
import io.tocsin.cloudwatch.logs.RequestBudget.Use;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Limits the requests of all connectors of a worker to one account and region: a token bucket, which pauses and slows down when AWS
 * throttles, and recovers by and by. While several connectors wait, each gets its part; what one does not want goes to the others. Its
 * lock guards the {@link RequestLimiter}s of the connectors too.
 */
final class AccountLimiter {
    /** What is left of the rate after AWS throttled. */
    private static final double AFTER_THROTTLING = .75;
    /** The rate never falls below this part of the allowed one. */
    private static final double FLOOR = 1.0 / 16;
    /** Part of the allowed rate regained in a second. */
    private static final double REGAINED = .025;

    private static final double NANOS = 1e9;

    private final LongSupplier nanoTime;
    private final Silence silence;
    private final TokenBucket bucket;
    private List<RequestLimiter> connectors = List.of();
    /** How far the fair sharing has come, in seconds of each connector's own part. */
    private double served;

    private double part = 1;
    private long regained;

    /**
     * A limiter with a full bucket.
     *
     * @param nanoTime a clock that is never set
     * @param random jitter for the pause after throttling
     * @param perSecond how many requests a second; positive
     */
    AccountLimiter(LongSupplier nanoTime, RandomGenerator random, double perSecond) {
        this.nanoTime = nanoTime;
        this.silence = new Silence(random);
        this.regained = nanoTime.getAsLong();
        this.bucket = new TokenBucket(perSecond, regained);
    }

    /**
     * Divides the requests anew. What throttling took of the rate stays taken.
     *
     * @param shares of all connectors that there are from now on; not empty
     */
    synchronized void divide(Map<RequestLimiter, Share> shares) {
        refill();
        connectors = List.copyOf(shares.keySet());
        shares.forEach(RequestLimiter::become);
        bucket.allow(shares.values().stream().mapToDouble(Share::granted).sum());
    }

    /** Which part of its rate it keeps to now; less than 1 after throttling. */
    synchronized double part() {
        refill();
        return part;
    }

    /** A connector asks for one request. */
    synchronized Answer ask(RequestLimiter connector, Set<Use> wanted) {
        long now = refill();
        long wait = untilTurnOf(connector, now);
        if (wait > 0) {
            return connector.refuse(wanted, now, wait);
        }
        Use use = connector.next(wanted, now);
        if (!wanted.contains(use)) {
            return connector.refuse(wanted, now, oneRequest());
        }
        bucket.take();
        served = connector.grant(use, wanted, now, served);
        return new Answer(use, Duration.ZERO);
    }

    /** Connectors that wait are served in the order in which their parts fall due. */
    private long untilTurnOf(RequestLimiter connector, long now) {
        long silent = silence.remaining(now);
        if (silent > 0) {
            return silent;
        }
        long wait = Math.max(bucket.untilNext(part), connector.untilNext());
        if (wait > 0) {
            return wait;
        }
        boolean othersFirst = connectors.stream()
                .anyMatch(other -> other.isWaiting(now) && other.due(served) < connector.due(served));
        return othersFirst ? oneRequest() : 0;
    }

    private long oneRequest() {
        return (long) (NANOS / (bucket.perSecond() * part));
    }

    /** A request is sent without asking: those after it make up for it. */
    synchronized void spend() {
        refill();
        bucket.take();
    }

    /** Answers to requests that were under way when it fell silent say nothing new. */
    synchronized void throttled() {
        long now = refill();
        if (silence.remaining(now) == 0) {
            silence.begin(now);
            part = Math.max(part * AFTER_THROTTLING, FLOOR);
            bucket.pauseUntil(now + silence.remaining(now)); // the first request afterwards tries it out
            regained = now + silence.remaining(now);
        }
    }

    synchronized void accepted() {
        if (silence.remaining(nanoTime.getAsLong()) == 0) {
            silence.over();
        }
    }

    private long refill() {
        long now = nanoTime.getAsLong();
        bucket.refill(now, part);
        connectors.forEach(connector -> connector.refill(now));
        long passed = Math.max(0, now - regained);
        part = Math.min(1, part + REGAINED * (passed / NANOS));
        regained += passed;
        return now;
    }
}
