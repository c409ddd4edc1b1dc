package io.tocsin.slack.api.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.slack.api.Metadata;
import io.tocsin.slack.api.PostedMessage;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one message of a page of history: its id, its newest reply and, if the app has posted it, its metadata. */
final class PostedMessageReader {
    private static final String TS = "\\d{1,12}\\.\\d{1,9}";

    private final Map<String, String> ids = new HashMap<>();
    private @Nullable String ts;
    private @Nullable String latestReply;
    private @Nullable Metadata metadata;

    private PostedMessageReader() {}

    /**
     * Reads a message; empty if it has no id.
     *
     * @param own tells whose metadata counts; null if no one's
     */
    static Optional<PostedMessage> read(JsonParser item, @Nullable OwnMessages own) throws IOException {
        PostedMessageReader reader = new PostedMessageReader();
        JsonFields.read(item, reader.fields());
        return reader.message(own);
    }

    private Map<String, JsonFields.Reader> fields() {
        Map<String, JsonFields.Reader> fields = JsonFields.texts(OwnMessages.NAMES_IN_MESSAGES, ids);
        fields.put("ts", value -> ts = JsonFields.text(value));
        fields.put("latest_reply", value -> latestReply = JsonFields.text(value));
        fields.put("metadata", value -> metadata = metadata(value.readValueAsTree()));
        return fields;
    }

    private Optional<PostedMessage> message(@Nullable OwnMessages own) {
        if (ts == null || !ts.matches(TS)) {
            return Optional.empty();
        }
        String reply = latestReply != null && latestReply.matches(TS) ? latestReply : null;
        return Optional.of(new PostedMessage(ts, reply, own != null && own.contains(ids) ? metadata : null));
    }

    /** What is not flat is not ours, and left out. */
    private static @Nullable Metadata metadata(JsonNode json) {
        if (!json.path("event_type").isTextual()) {
            return null;
        }
        Map<String, String> payload = new HashMap<>();
        json.path("event_payload").properties().forEach(field -> {
            if (field.getValue().isValueNode()) {
                payload.put(field.getKey(), field.getValue().asText());
            }
        });
        return new Metadata(json.get("event_type").asText(), payload);
    }
}
