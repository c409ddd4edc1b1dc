package io.tocsin.slack.api.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Tells the messages of the app that a bot token belongs to from those of others: {@code auth.test} names the ids that Slack itself puts
 * on each message of the app ({@code auth.test} method page; {@code MessageElement} of {@code @slack/web-api}).
 */
final class OwnMessages {
    /** The name of an id in a message, by its name in the answer of {@code auth.test}. */
    private static final Map<String, String> IDS = Map.of("bot_id", "bot_id", "app_id", "app_id", "user_id", "user");

    /** The fields of an answer of {@code auth.test} that count. */
    static final Set<String> NAMES = IDS.keySet();
    /** The fields of a message that count. */
    static final Set<String> NAMES_IN_MESSAGES = Set.copyOf(IDS.values());

    private final Map<String, String> ids = new HashMap<>();

    /** @param identity the fields {@link #NAMES} of an answer of {@code auth.test}, as far as it has them */
    OwnMessages(Map<String, String> identity) {
        identity.forEach((name, id) -> {
            if (!id.isEmpty()) {
                ids.put(Objects.requireNonNull(IDS.get(name)), id);
            }
        });
    }

    /** Returns whether any id is known. */
    boolean isKnown() {
        return !ids.isEmpty();
    }

    /** Returns whether the app has posted a message that has these {@link #NAMES_IN_MESSAGES}. */
    boolean contains(Map<String, String> message) {
        return ids.entrySet().stream().anyMatch(id -> id.getValue().equals(message.get(id.getKey())));
    }
}
