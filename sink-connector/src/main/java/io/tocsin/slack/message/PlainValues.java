package io.tocsin.slack.message;

import io.tocsin.slack.message.redaction.Redactor;
import io.tocsin.slack.record.Unwrapped;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Connect's values as plain maps, lists, strings, numbers, booleans and instants. Their strings, the names of fields among them, are
 * canonical and without secrets: whatever of a record is shown comes through here.
 */
final class PlainValues {
    /** Of fields and headers there are few, and they come with each record. */
    private static final int NAMES = 1_000;

    private static final int LONGEST_NAME = 100;

    private final Redactor redactor;
    private final Set<String> plainNames = ConcurrentHashMap.newKeySet();

    PlainValues(Redactor redactor) {
        this.redactor = redactor;
    }

    /** A whole key or value, out of its envelope; bytes are taken to be text. */
    Object of(Object value) {
        Object inside = Objects.requireNonNull(Unwrapped.of(value));
        return inside instanceof String text ? redactor.redact(text) : notText("", inside);
    }

    /** The name of a field or header. Those that are shown as they are, are remembered. */
    String name(String name) {
        if (plainNames.contains(name)) {
            return name;
        }
        String shown = redactor.redact(name);
        if (shown.equals(name) && name.length() <= LONGEST_NAME && plainNames.size() < NAMES) {
            plainNames.add(name);
        }
        return shown;
    }

    /** What stands under a name, which may tell that it is a secret. */
    @Nullable
    Object of(String name, @Nullable Object value) {
        return value instanceof String text ? redactor.redact(name, text) : value == null ? null : notText(name, value);
    }

    private Object notText(String name, Object value) {
        if (value instanceof Struct struct) {
            return map(struct);
        } else if (value instanceof Map<?, ?> map) {
            return map(map);
        } else if (value instanceof Collection<?> items) {
            return list(name, items);
        }
        return leaf(value);
    }

    private ReadableMap map(Struct struct) {
        ReadableMap map = new ReadableMap();
        for (Field field : struct.schema().fields()) {
            put(map, field.name(), struct.get(field), shown -> struct.schema().field(shown) != null);
        }
        return map;
    }

    private ReadableMap map(Map<?, ?> entries) {
        ReadableMap map = new ReadableMap();
        Set<String> names = new HashSet<>();
        entries.keySet().forEach(key -> names.add(String.valueOf(key)));
        entries.forEach((key, value) -> put(map, String.valueOf(key), value, names::contains));
        return map;
    }

    /**
     * Names that are secrets look alike, and so do names that differ in what cannot be seen. None of them may take the place of another,
     * nor of one that is shown as it is.
     */
    private void put(ReadableMap map, String name, @Nullable Object value, Predicate<String> isName) {
        String shown = name(name);
        boolean taken = map.containsKey(shown) || (!shown.equals(name) && isName.test(shown));
        map.put(taken ? shown + " (" + (map.size() + 1) + ")" : shown, of(name, value));
    }

    private ReadableList list(String name, Collection<?> items) {
        ReadableList list = new ReadableList(items.size());
        items.forEach(item -> list.add(of(name, item)));
        return list;
    }

    private static Object leaf(Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            return value;
        } else if (value instanceof Date date) {
            return date.toInstant();
        } else if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        } else if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return Base64.getEncoder().encodeToString(bytes);
        }
        return value.toString();
    }
}
