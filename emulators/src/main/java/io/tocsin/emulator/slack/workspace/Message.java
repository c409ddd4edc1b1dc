package io.tocsin.emulator.slack.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A message as it stands in a channel. Immutable: nobody changes {@code json} once it stands.
 *
 * @param channel the channel's id
 * @param micros its id as a number: microseconds since 1970
 * @param postedAt when it was posted
 * @param visibleFrom from when on {@code conversations.history} tells of it
 * @param overLimit whether it came faster than the documented one a second, so that Slack may have hidden it
 * @param json the message as Slack's {@code conversations.history} gives it
 */
public record Message(
        String channel, long micros, Instant postedAt, Instant visibleFrom, boolean overLimit, ObjectNode json) {

    /** Slack's id of the message within the channel. */
    public String ts() {
        return Timestamps.text(micros);
    }

    /** The id of the thread that it belongs to, which is the id of the thread's first message; empty if there is none. */
    public String threadTs() {
        return json.path("thread_ts").asText("");
    }

    /** Whether it stands in a thread alone, and not in the channel. */
    public boolean isOnlyInThread() {
        return isReply() && !json.path("subtype").asText().equals("thread_broadcast");
    }

    /** Whether it belongs to a thread that another message began. */
    public boolean isReply() {
        return !threadTs().isEmpty() && !threadTs().equals(ts());
    }

    Message with(ObjectNode newJson) {
        return new Message(channel, micros, postedAt, visibleFrom, overLimit, newJson);
    }
}
