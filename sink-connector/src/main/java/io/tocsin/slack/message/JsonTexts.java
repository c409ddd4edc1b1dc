package io.tocsin.slack.message;

import io.tocsin.slack.message.template.TextLookup;
import io.tocsin.slack.record.JsonText;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the texts of one record that hold JSON, each once until it is freed. JSON can hide in its escapes what a text does not show, so
 * what is read is made canonical, and its secrets are taken out, once more.
 */
final class JsonTexts implements TextLookup {
    private final PlainValues again;
    private PlainValues plain;
    private final Map<String, Optional<JsonText>> read = new HashMap<>();

    /** @param again used for what is read after it was freed, so that its secrets are counted once */
    JsonTexts(PlainValues plain, PlainValues again) {
        this.plain = plain;
        this.again = again;
    }

    /** Frees what was read, which takes several times the memory of its text. It is read again when asked for. */
    void release() {
        read.clear();
        plain = again;
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
