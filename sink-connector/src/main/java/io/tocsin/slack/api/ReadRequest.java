package io.tocsin.slack.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A page of what stands in a channel or in a thread.
 *
 * @param threadTs the {@code ts} of a thread's first message, to read that thread; null to read the channel, whose pages leave
 *     out what stands in threads only
 * @param oldest the earliest time to be told of, itself included, by Slack's clock
 * @param cursor where the page before this one ended; null for the first
 */
public record ReadRequest(
        @Nullable String threadTs, Instant oldest, @Nullable String cursor) {

    /** The newest page of the channel. */
    public static ReadRequest channel(Instant oldest) {
        return new ReadRequest(null, oldest, null);
    }

    /** The first page of a thread. */
    public static ReadRequest thread(String threadTs, Instant oldest) {
        return new ReadRequest(threadTs, oldest, null);
    }

    /** The page after one that named this cursor. */
    public ReadRequest from(String next) {
        return new ReadRequest(threadTs, oldest, next);
    }
}
