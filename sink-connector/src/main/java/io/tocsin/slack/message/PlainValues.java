package io.tocsin.slack.message;

import io.tocsin.slack.message.redaction.Redactor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Connect's values as plain maps, lists, strings, numbers, booleans and instants, without the secrets in their strings. */
final class PlainValues {
    private final Redactor redactor;

    PlainValues(Redactor redactor) {
        this.redactor = redactor;
    }

    /** A whole key or value; bytes are taken to be text. */
    Object of(Object value) {
        if (value instanceof byte[] bytes) {
            return redactor.redact(new String(bytes, StandardCharsets.UTF_8));
        }
        return value instanceof String text ? redactor.redact(text) : notText(value);
    }

    /** What stands under a name, which may tell that it is a secret. */
    @Nullable
    Object of(String name, @Nullable Object value) {
        return value instanceof String text ? redactor.redact(name, text) : value == null ? null : notText(value);
    }

    private Object notText(Object value) {
        if (value instanceof Struct struct) {
            return map(struct);
        } else if (value instanceof Map<?, ?> map) {
            return map(map);
        } else if (value instanceof Collection<?> items) {
            return list(items);
        }
        return leaf(value);
    }

    private ReadableMap map(Struct struct) {
        ReadableMap map = new ReadableMap();
        for (Field field : struct.schema().fields()) {
            map.put(field.name(), of(field.name(), struct.get(field)));
        }
        return map;
    }

    private ReadableMap map(Map<?, ?> entries) {
        ReadableMap map = new ReadableMap();
        entries.forEach((key, value) -> {
            String name = String.valueOf(key);
            map.put(redactor.redact(name), of(name, value));
        });
        return map;
    }

    private ReadableList list(Collection<?> items) {
        ReadableList list = new ReadableList(items.size());
        items.forEach(item -> list.add(of("", item)));
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
