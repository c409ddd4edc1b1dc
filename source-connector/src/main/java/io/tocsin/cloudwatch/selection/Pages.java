package io.tocsin.cloudwatch.selection;

import io.tocsin.cloudwatch.logs.Listed;
import io.tocsin.cloudwatch.logs.LogsFailure;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists page by page at a modest pace, so that they leave most of AWS's quota for lists to others; a page that is throttled is
 * asked for again a few times.
 */
public final class Pages {
    private static final int TRIES = 5;
    private static final Duration AFTER_THROTTLING = Duration.ofSeconds(1);

    private final Duration gap;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private long nextAt = Long.MIN_VALUE;

    /**
     * @param gap between two requests
     * @param clock this machine's clock; only differences of it count
     */
    public Pages(Duration gap, InstantSource clock, Sleeper sleeper) {
        this.gap = gap;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** A request for the page after a token; null for the first. */
    @FunctionalInterface
    interface Request<T> {
        Listed<T> page(@Nullable String nextToken) throws LogsFailure;
    }

    /** What becomes of a page. */
    @FunctionalInterface
    interface Taker<T> {
        /** Returns whether more are wanted. */
        boolean take(Listed<T> page);
    }

    /** Only an absent token ends a list: a page may be empty. */
    <T> void readAll(Request<T> request, Taker<T> taker) throws LogsFailure, InterruptedException {
        String token = null;
        boolean more = true;
        while (more) {
            Listed<T> page = read(request, token);
            token = page.nextToken();
            more = taker.take(page) && token != null;
        }
    }

    private <T> Listed<T> read(Request<T> request, @Nullable String token) throws LogsFailure, InterruptedException {
        for (int tries = 1; ; tries++) {
            keepPace();
            try {
                return request.page(token);
            } catch (LogsFailure failure) {
                if (failure.kind() != LogsFailure.Kind.THROTTLED || tries == TRIES) {
                    throw failure;
                }
                sleeper.sleep(AFTER_THROTTLING.multipliedBy(1L << tries));
            }
        }
    }

    private void keepPace() throws InterruptedException {
        long now = clock.millis();
        long wait = Math.min(nextAt - now, gap.toMillis());
        if (nextAt != Long.MIN_VALUE && wait > 0) {
            sleeper.sleep(Duration.ofMillis(wait));
        }
        nextAt = clock.millis() + gap.toMillis();
    }
}
