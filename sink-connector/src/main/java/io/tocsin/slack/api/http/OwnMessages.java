package io.tocsin.slack.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells the messages of the app that a bot token belongs to from those of others: {@code auth.test} names the ids that Slack itself puts
 * on each message of the app ({@code auth.test} method page; {@code MessageElement} of {@code @slack/web-api}).
 */
final class OwnMessages {
    /** The name of an id in a message, by its name in the answer of {@code auth.test}. */
    private static final Map<String, String> NAMES = Map.of("bot_id", "bot_id", "app_id", "app_id", "user_id", "user");

    private final Map<String, String> ids;

    private OwnMessages(Map<String, String> ids) {
        this.ids = ids;
    }

    /** Reads an answer of {@code auth.test}. */
    static OwnMessages of(JsonNode identity) {
        Map<String, String> ids = new HashMap<>();
        NAMES.forEach((given, inMessage) -> {
            if (!identity.path(given).asText("").isEmpty()) {
                ids.put(inMessage, identity.path(given).asText());
            }
        });
        return new OwnMessages(ids);
    }

    /** Returns whether any id is known. */
    boolean isKnown() {
        return !ids.isEmpty();
    }

    /** Returns whether the app has posted a message. */
    boolean contains(JsonNode message) {
        return ids.entrySet().stream()
                .anyMatch(id -> id.getValue().equals(message.path(id.getKey()).textValue()));
    }
}
