package io.tocsin.emulator.slack.posting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.emulator.slack.workspace.Bot;
import java.util.List;
import java.util.Map;

/** Turns what an app sends into the message that Slack keeps: with an author, and with the ids Slack adds. */
final class MessageForm {
    private static final Map<String, String> NAMED_COLOURS =
            Map.of("good", "2eb886", "warning", "daa038", "danger", "a30200");

    private MessageForm() {}

    static ObjectNode of(JsonNode payload, Bot bot) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("type", "message");
        addAuthor(message, payload, bot);
        message.put(
                "text",
                payload.path("text").asText(payload.path("markdown_text").asText()));
        for (String field : List.of("blocks", "attachments", "metadata", "thread_ts", "mrkdwn")) {
            if (payload.hasNonNull(field)) {
                message.set(field, payload.get(field).deepCopy());
            }
        }
        if (message.has("thread_ts") && payload.path("reply_broadcast").asText().matches("true|1")) {
            message.put("subtype", "thread_broadcast");
        }
        addBlockIds(message.path("blocks"), "b");
        addAttachmentIds(message.path("attachments"));
        return message;
    }

    private static void addAuthor(ObjectNode message, JsonNode payload, Bot bot) {
        message.put("user", bot.userId()).put("bot_id", bot.botId()).put("app_id", bot.appId());
        message.put("team", bot.teamId());
        message.putObject("bot_profile")
                .put("id", bot.botId())
                .put("app_id", bot.appId())
                .put("name", bot.name())
                .put("deleted", false)
                .put("team_id", bot.teamId());
        if (payload.hasNonNull("username")) {
            message.put("username", payload.get("username").asText());
        }
    }

    private static void addBlockIds(JsonNode blocks, String prefix) {
        for (int i = 0; i < blocks.size(); i++) {
            ObjectNode block = (ObjectNode) blocks.get(i);
            if (!block.hasNonNull("block_id")) {
                block.put("block_id", prefix + i);
            }
        }
    }

    private static void addAttachmentIds(JsonNode attachments) {
        for (int i = 0; i < attachments.size(); i++) {
            ObjectNode attachment = (ObjectNode) attachments.get(i);
            attachment.put("id", i + 1);
            addBlockIds(attachment.path("blocks"), "a" + i + "b");
            if (!attachment.hasNonNull("fallback")) {
                attachment.put("fallback", attachment.path("text").asText("[no preview available]"));
            }
            String colour = attachment.path("color").asText("");
            attachment.put("color", NAMED_COLOURS.getOrDefault(colour, colour.replace("#", "")));
        }
    }
}
