package io.tocsin.emulator.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.emulator.slack.workspace.Message;
import io.tocsin.emulator.slack.workspace.PlainText;
import java.time.Instant;

/**
 * A message that stands in a channel.
 *
 * @param ts Slack's id of it, unique within its channel and rising
 * @param threadTs the {@code ts} of the message to which it is a reply; empty if it is none
 * @param postedAt when it was posted
 * @param text what a person reads in it, top to bottom, without formatting, lines joined by newlines
 * @param json the message as Slack's {@code conversations.history} gives it, with {@code text}, {@code blocks},
 *     {@code attachments}, {@code metadata} as posted
 */
public record PostedMessage(String ts, String threadTs, Instant postedAt, String text, JsonNode json) {

    static PostedMessage of(Message message) {
        return new PostedMessage(
                message.ts(),
                message.isReply() ? message.threadTs() : "",
                message.postedAt(),
                PlainText.of(message.json()),
                message.json().deepCopy());
    }
}
