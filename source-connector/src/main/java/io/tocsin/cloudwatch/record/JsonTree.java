package io.tocsin.cloudwatch.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into values that Connect's converters know without a schema: maps, lists, strings, longs, doubles, booleans and nulls. A
 * number that fits neither a long nor a double becomes a string.
 */
final class JsonTree {
    private static final int QUOTES = 2;

    private final JsonParser in;
    private long growth;

    JsonTree(JsonParser in) {
        this.in = in;
    }

    /** By how many bytes the numbers read so far may take more in JSON than they did. */
    long growth() {
        return growth;
    }

    /** The object that the parser has just come to. */
    Map<String, @Nullable Object> object() throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            object.put(name, value());
        }
        return object;
    }

    private List<@Nullable Object> array() throws IOException {
        List<@Nullable Object> array = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            array.add(value());
        }
        return array;
    }

    private @Nullable Object value() throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> Message.wellFormed(in.getText());
        };
    }

    private Object integer() throws IOException {
        return in.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? digits() : (Object) in.getLongValue();
    }

    private Object decimal() throws IOException {
        double number = Double.parseDouble(in.getText());
        if (!Double.isFinite(number)) {
            return digits();
        }
        growth += Math.max(0, Double.toString(number).length() - in.getTextLength());
        return number;
    }

    private String digits() throws IOException {
        growth += QUOTES;
        return in.getText();
    }
}
