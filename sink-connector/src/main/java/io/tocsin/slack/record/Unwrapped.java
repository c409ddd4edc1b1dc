package io.tocsin.slack.record;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the envelope off that {@code JsonConverter} writes with {@code schemas.enable=true}, <code>{"schema": …, "payload": …}</code>,
 * where the sink's converter left it on: {@code JsonConverter} without schemas leaves it as a map, {@code StringConverter} as text.
 * Of several envelopes the outermost.
 */
public final class Unwrapped {
    private static final String SCHEMA = "schema";
    private static final String PAYLOAD = "payload";

    private Unwrapped() {}

    /** What is in the envelope; a key or value without one as it is, but for bytes, which are taken to be text. */
    public static @Nullable Object of(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return ofText(new String(bytes, StandardCharsets.UTF_8));
        }
        return value instanceof String text ? ofText(text) : ofMap(value);
    }

    private static Object ofText(String text) {
        boolean mayBe = text.contains("\"schema\"") && text.contains("\"payload\"");
        return mayBe
                ? JsonText.of(text)
                        .filter(JsonText::isWhole)
                        .map(JsonText::value)
                        .filter(Unwrapped::isEnvelope)
                        .map(Unwrapped::ofMap)
                        .orElse(text)
                : text;
    }

    private static @Nullable Object ofMap(@Nullable Object value) {
        return value instanceof Map<?, ?> map && isEnvelope(map) ? map.get(PAYLOAD) : value;
    }

    /** Exactly the two members, of which the schema is null, or says of which type it is. */
    private static boolean isEnvelope(Object value) {
        return value instanceof Map<?, ?> map
                && map.size() == 2
                && map.keySet().stream().allMatch(name -> SCHEMA.equals(name) || PAYLOAD.equals(name))
                && map.get(PAYLOAD) != null
                && isSchema(map.get(SCHEMA));
    }

    private static boolean isSchema(@Nullable Object schema) {
        return schema == null || (schema instanceof Map<?, ?> described && described.get("type") instanceof String);
    }
}
