package io.tocsin.emulator.slack.trouble;

import java.time.Duration;

/**
 * Something that goes wrong a few times.
 *
 * @param kind what
 * @param on with which Web API method, for instance {@code chat.postMessage}, or {@code webhook}; empty: with any
 * @param channel in which channel, by name; empty: in any
 * @param containing with which calls, by a text that they contain, for instance in the message; empty: with any
 * @param times how often; 0: until the switches are reset
 * @param share of the calls that could meet it, how large a part does; above 0 and at most 1. Which ones is random, the same in
 *     each run in which the calls come in the same order
 * @param posted whether the call has its effect all the same, so that the app cannot know
 * @param status the HTTP status of a {@link Kind#SERVER_ERROR}
 * @param error the code of a {@link Kind#ERROR}
 * @param time the {@code Retry-After} of a {@link Kind#RATE_LIMITED} in whole seconds, how long a {@link Kind#TIMEOUT} holds
 *     the connection, or by how much a {@link Kind#SLOW} answer is late
 */
public record Trouble(
        Kind kind,
        String on,
        String channel,
        String containing,
        int times,
        double share,
        boolean posted,
        int status,
        String error,
        Duration time) {

    public Trouble {
        if (times < 0) {
            throw new IllegalArgumentException("times must be 0 (for ever) or more; it is " + times);
        }
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be above 0 and at most 1; it is " + share);
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
        return new Trouble(kind, "", "", "", 1, 1, false, 500, "internal_error", kind.usualTime());
    }

    /** With this Web API method alone, or with {@code webhook}. */
    public Trouble on(String newOn) {
        return new Trouble(kind, newOn, channel, containing, times, share, posted, status, error, time);
    }

    /** In this channel alone. */
    public Trouble in(String newChannel) {
        return new Trouble(kind, on, newChannel, containing, times, share, posted, status, error, time);
    }

    /** With calls alone that contain this text. */
    public Trouble containing(String text) {
        return new Trouble(kind, on, channel, text, times, share, posted, status, error, time);
    }

    /** So many times; 0: until the switches are reset. */
    public Trouble times(int newTimes) {
        return new Trouble(kind, on, channel, containing, newTimes, share, posted, status, error, time);
    }

    /** With so large a part of the calls that could meet it. */
    public Trouble share(double newShare) {
        return new Trouble(kind, on, channel, containing, times, newShare, posted, status, error, time);
    }

    /** After the call has had its effect. */
    public Trouble afterPosting() {
        return new Trouble(kind, on, channel, containing, times, share, true, status, error, time);
    }

    public Trouble withStatus(int newStatus) {
        return new Trouble(kind, on, channel, containing, times, share, posted, newStatus, error, time);
    }

    public Trouble withError(String newError) {
        return new Trouble(kind, on, channel, containing, times, share, posted, status, newError, time);
    }

    public Trouble lasting(Duration newTime) {
        return new Trouble(kind, on, channel, containing, times, share, posted, status, error, newTime);
    }

    boolean meets(String method, String channelName, String call) {
        return (on.isEmpty() || on.equals(method))
                && (channel.isEmpty() || channel.equals(channelName))
                && call.contains(containing);
    }
}
