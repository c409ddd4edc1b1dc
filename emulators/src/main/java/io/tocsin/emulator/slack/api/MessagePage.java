package io.tocsin.emulator.slack.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.emulator.slack.wire.Json;
import io.tocsin.emulator.slack.workspace.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One page of messages.
 *
 * @param messages in the order in which they were found
 * @param next the first message of the next page; nothing if this is the last
 */
record MessagePage(List<Message> messages, Optional<Message> next) {
    private static final String CURSOR = "next_ts:";

    /** The first messages of a stream. */
    static MessagePage of(Stream<Message> messages, int limit) {
        List<Message> found = messages.limit(limit + 1L).toList();
        return found.size() <= limit
                ? new MessagePage(found, Optional.empty())
                : new MessagePage(found.subList(0, limit), Optional.of(found.get(limit)));
    }

    /** The id of the message at which the argument {@code cursor} starts; nothing if there is no cursor. */
    static Optional<Long> start(Arguments arguments) {
        return arguments.cursor(CURSOR).map(MessagePage::micros);
    }

    private static long micros(String digits) {
        if (!digits.matches("\\d{1,18}")) {
            throw Arguments.invalidCursor();
        }
        return Long.parseLong(digits);
    }

    /** The page as Slack answers it. */
    ObjectNode answer(List<Message> ordered, boolean allMetadata) {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("messages");
        ordered.forEach(message -> list.add(json(message, allMetadata)));
        answer.put("has_more", next.isPresent());
        next.ifPresent(message -> answer.putObject("response_metadata")
                .put("next_cursor", Arguments.asCursor(CURSOR + message.micros())));
        return answer;
    }

    /** Unless it is asked for all, Slack tells of metadata the event type alone. */
    private static ObjectNode json(Message message, boolean allMetadata) {
        if (allMetadata || !message.json().has("metadata")) {
            return message.json();
        }
        ObjectNode json = message.json().deepCopy();
        String type = json.path("metadata").path("event_type").asText();
        json.putObject("metadata").put("event_type", type);
        return json;
    }
}
