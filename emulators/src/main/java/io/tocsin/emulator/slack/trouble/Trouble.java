package io.tocsin.emulator.slack.trouble;

import java.time.Duration;

/**
 * Something that goes wrong a few times.
 *
 * @param kind what
 * @param on with which Web API method, for instance {@code chat.postMessage}, or {@code webhook}; empty: with any
 * @param channel in which channel, by name; empty: in any
 * @param times how often; 0: until the switches are reset
 * @param posted whether the call has its effect all the same, so that the app cannot know
 * @param status the HTTP status of a {@link Kind#SERVER_ERROR}
 * @param error the code of a {@link Kind#ERROR}
 * @param time the {@code Retry-After} of a {@link Kind#RATE_LIMITED} in whole seconds, how long a {@link Kind#TIMEOUT} holds
 *     the connection, or by how much a {@link Kind#SLOW} answer is late
 */
public record Trouble(
        Kind kind, String on, String channel, int times, boolean posted, int status, String error, Duration time) {

    public Trouble {
        if (times < 0) {
            throw new IllegalArgumentException("times must be 0 (for ever) or more; it is " + times);
        }
        if (status < 500 || status > 599) {
            throw new IllegalArgumentException("status must be in 500..599; it is " + status);
        }
        if (time.isNegative()) {
            throw new IllegalArgumentException("the time must not be negative; it is " + time);
        }
    }

    /** Once, with any call, without effect; refine it with the methods below. */
    public static Trouble of(Kind kind) {
        return new Trouble(kind, "", "", 1, false, 500, "internal_error", kind.usualTime());
    }

    /** With this Web API method alone, or with {@code webhook}. */
    public Trouble on(String newOn) {
        return new Trouble(kind, newOn, channel, times, posted, status, error, time);
    }

    /** In this channel alone. */
    public Trouble in(String newChannel) {
        return new Trouble(kind, on, newChannel, times, posted, status, error, time);
    }

    /** So many times; 0: until the switches are reset. */
    public Trouble times(int newTimes) {
        return new Trouble(kind, on, channel, newTimes, posted, status, error, time);
    }

    /** After the call has had its effect. */
    public Trouble afterPosting() {
        return new Trouble(kind, on, channel, times, true, status, error, time);
    }

    public Trouble withStatus(int newStatus) {
        return new Trouble(kind, on, channel, times, posted, newStatus, error, time);
    }

    public Trouble withError(String newError) {
        return new Trouble(kind, on, channel, times, posted, status, newError, time);
    }

    public Trouble lasting(Duration newTime) {
        return new Trouble(kind, on, channel, times, posted, status, error, newTime);
    }

    boolean meets(String method, String channelName) {
        return (on.isEmpty() || on.equals(method)) && (channel.isEmpty() || channel.equals(channelName));
    }
}
