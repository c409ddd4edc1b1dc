package io.tocsin.slack.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** The fields of a value, by path. A text that holds a JSON object is looked into like an object; it is parsed once. */
final class Fields {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final @Nullable Object root;
    private final Map<String, Map<?, ?>> parsed = new HashMap<>();

    Fields(@Nullable Object root) {
        this.root = root;
    }

    /**
     * What stands at a path; null if nothing does.
     *
     * @param path names with dots between them. A name may have dots itself: the longest that fits is taken first
     */
    @Nullable
    Object find(String path) {
        return find(root, path);
    }

    private @Nullable Object find(@Nullable Object in, String path) {
        if (in == null) {
            return null;
        }
        Object whole = get(in, path);
        for (int dot = path.lastIndexOf('.'); whole == null && dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            whole = find(get(in, path.substring(0, dot)), path.substring(dot + 1));
        }
        return whole;
    }

    private @Nullable Object get(Object in, String name) {
        if (in instanceof Struct struct) {
            Field field = struct.schema().field(name);
            return field == null ? null : struct.get(field);
        } else if (in instanceof Map<?, ?> map) {
            return map.get(name);
        } else if (in instanceof byte[] bytes) {
            return object(new String(bytes, StandardCharsets.UTF_8)).get(name);
        }
        return in instanceof String text ? object(text).get(name) : null;
    }

    private Map<?, ?> object(String text) {
        return text.stripLeading().startsWith("{") ? parsed.computeIfAbsent(text, Fields::parse) : Map.of();
    }

    private static Map<?, ?> parse(String text) {
        try {
            return JSON.readValue(text, Map.class);
        } catch (JsonProcessingException noJson) {
            return Map.of();
        }
    }
}
