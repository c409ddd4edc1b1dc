package io.tocsin.slack.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a 429 that one channel met is meant for all channels of its token. Slack limits both the channel and the app's use of the
 * method, and does not say which it was. Guarded by its {@link Pacer}.
 */
final class Suspicion {
    /** Slack counts by the minute. */
    static final Duration WINDOW = Duration.ofMinutes(1);
    /** A channel's own limit is over after a second or two. */
    static final Duration LONG = Duration.ofSeconds(5);

    private @Nullable Object last;
    private Instant end = Instant.MIN;

    /**
     * A channel met a 429. Again the same channel proves nothing: others may post there.
     *
     * @return whether it waits for long, or another channel met one within a minute
     */
    boolean isConfirmed(Object channel, Duration after, Instant now) {
        boolean another = last != null && last != channel && now.isBefore(end);
        last = channel;
        end = now.plus(WINDOW);
        return another || after.compareTo(LONG) > 0;
    }
}
