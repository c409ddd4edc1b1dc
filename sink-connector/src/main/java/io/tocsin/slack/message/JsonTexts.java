package io.tocsin.slack.message;

import io.tocsin.slack.message.template.TextLookup;
import io.tocsin.slack.record.JsonText;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the texts of one record that hold JSON, each once. JSON can hide in its escapes what a text does not show, so what is read is
 * made canonical, and its secrets are taken out, once more.
 */
final class JsonTexts implements TextLookup {
    private final PlainValues plain;
    private final Map<String, Optional<JsonText>> read = new HashMap<>();

    JsonTexts(PlainValues plain) {
        this.plain = plain;
    }

    /** The object or array that a text is, if it is nothing else. */
    Optional<Object> whole(String text) {
        return read(text).filter(JsonText::isWhole).map(JsonText::value);
    }

    /** The object or array at the start of a text; null if there is none. */
    @Override
    public @Nullable Object lookInto(String text) {
        return read(text).map(JsonText::value).orElse(null);
    }

    private Optional<JsonText> read(String text) {
        return read.computeIfAbsent(
                text, any -> JsonText.of(text).map(json -> new JsonText(plain.of(json.value()), json.isWhole())));
    }

    /** A string of JSON, whose escapes are gone. */
    String decoded(String string) {
        return plain.of("", string) instanceof String text ? text : string;
    }
}
