package io.tocsin.emulator.slack.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A message as it stands in a channel. Immutable: nobody changes {@code json} once it stands.
 *
 * @param channel the channel's id
 * @param ts Slack's id of the message within the channel
 * @param postedAt when it was posted
 * @param overLimit whether it came faster than the documented one a second, so that Slack may have hidden it
 * @param json the message as Slack's {@code conversations.history} gives it
 */
public record Message(String channel, String ts, Instant postedAt, boolean overLimit, ObjectNode json) {}
