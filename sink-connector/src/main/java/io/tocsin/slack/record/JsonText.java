package io.tocsin.slack.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;

/**
 * A text that holds a JSON object or array.
 *
 * @param value a map or a list, of maps, lists, strings, numbers, booleans and nulls
 * @param isWhole whether nothing follows the object or array but white space
 */
public record JsonText(Object value, boolean isWhole) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads the object or array at the start of a text; absent if there is none. Takes linear time. */
    public static Optional<JsonText> of(String text) {
        if (!mayBe(text)) {
            return Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(text)) {
            Object value = parser.readValueAs(Object.class);
            return Optional.of(new JsonText(value, isAtEnd(parser)));
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    private static boolean mayBe(String text) {
        int at = 0;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() && (text.charAt(at) == '{' || text.charAt(at) == '[');
    }

    private static boolean isAtEnd(JsonParser parser) {
        try {
            return parser.nextToken() == null;
        } catch (IOException somethingElse) {
            return false;
        }
    }
}
