package io.tocsin.slack.api.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads single fields of a JSON stream and skips all others. Each method expects the parser at the first token of a value, and leaves it
 * at the last one.
 */
final class JsonFields {
    private JsonFields() {}

    /** Reads a value. */
    @FunctionalInterface
    interface Reader {
        void read(JsonParser value) throws IOException;
    }

    /** Reads the fields of an object for which there is a reader. Skips a value that is no object. */
    static void read(JsonParser value, Map<String, Reader> readers) throws IOException {
        if (!value.hasCurrentToken()) {
            value.nextToken();
        }
        if (!value.hasToken(JsonToken.START_OBJECT)) {
            skip(value);
            return;
        }
        while (value.nextToken() == JsonToken.FIELD_NAME) {
            Reader reader = readers.getOrDefault(value.currentName(), JsonFields::skip);
            value.nextToken();
            reader.read(value);
        }
    }

    /** Reads each item of an array. Skips a value that is no array. */
    static void items(JsonParser value, Reader reader) throws IOException {
        if (!value.hasToken(JsonToken.START_ARRAY)) {
            skip(value);
            return;
        }
        for (JsonToken token = value.nextToken();
                token != null && token != JsonToken.END_ARRAY;
                token = value.nextToken()) {
            reader.read(value);
        }
    }

    /** Returns readers, in a map that can be changed, which put the strings of some fields into another map, by the fields' names. */
    static Map<String, Reader> texts(Set<String> names, Map<String, String> into) {
        Map<String, Reader> readers = new HashMap<>();
        for (String name : names) {
            readers.put(name, value -> {
                String text = text(value);
                if (text != null) {
                    into.put(name, text);
                }
            });
        }
        return readers;
    }

    /** Returns a string; null if the value is none. */
    static @Nullable String text(JsonParser value) throws IOException {
        boolean text = value.hasToken(JsonToken.VALUE_STRING);
        skip(value);
        return text ? value.getText() : null;
    }

    /** Returns a boolean; null if the value is none. */
    static @Nullable Boolean bool(JsonParser value) throws IOException {
        skip(value);
        return value.hasToken(JsonToken.VALUE_TRUE)
                ? Boolean.TRUE
                : value.hasToken(JsonToken.VALUE_FALSE) ? Boolean.FALSE : null;
    }

    private static void skip(JsonParser value) throws IOException {
        if (value.hasCurrentToken()) {
            value.skipChildren();
        }
    }
}
