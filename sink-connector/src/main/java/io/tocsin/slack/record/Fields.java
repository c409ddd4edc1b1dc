package io.tocsin.slack.record;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a key or value, by path, whatever its form: Struct, map, or a text that holds a JSON object, which is looked into
 * like an object and parsed once. The envelope of {@code JsonConverter} is taken off first.
 */
public final class Fields {
    private final @Nullable Object raw;
    private final @Nullable Object root;
    private final Map<String, Object> parsed = new HashMap<>();

    /** The fields of a key or value, which may be null. */
    public Fields(@Nullable Object raw) {
        this.raw = raw instanceof byte[] bytes ? text(bytes) : raw;
        this.root = Unwrapped.of(this.raw);
    }

    private Fields(@Nullable Object raw, @Nullable Object root) {
        this.raw = raw;
        this.root = root;
    }

    /** The fields of what {@link Unwrapped} made of a key or value, of which no further envelope is taken off. */
    public static Fields ofUnwrapped(@Nullable Object value) {
        return new Fields(value, value);
    }

    /**
     * What stands at a path; null if nothing does.
     *
     * @param path names with dots between them. A name may have dots itself: the longest that fits is taken first
     */
    public @Nullable Object find(String path) {
        Object found = find(root, path);
        // A path may name the envelope's own members.
        return found == null && raw != root ? find(raw, path) : found;
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
            return member(map, name);
        }
        String text = text(in);
        return text != null && object(text) instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private static @Nullable String text(Object value) {
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        return value instanceof String text ? text : null;
    }

    private static @Nullable Object member(Map<?, ?> map, String name) {
        try {
            return map.get(name);
        } catch (ClassCastException | NullPointerException sortedByOtherKeys) {
            return null;
        }
    }

    private Object object(String text) {
        return parsed.computeIfAbsent(
                text, any -> JsonText.of(text).map(JsonText::value).orElse(Map.of()));
    }
}
