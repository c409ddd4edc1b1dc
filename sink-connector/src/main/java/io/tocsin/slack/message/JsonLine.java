package io.tocsin.slack.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The level and the message of a log line that is a JSON object; both absent in any other line. */
final class JsonLine {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> LEVEL = Set.of("level", "severity", "lvl", "loglevel", "log.level", "levelname");
    private static final Set<String> MESSAGE = Set.of("message", "msg", "event");

    private @Nullable Severity severity;
    private @Nullable String message;

    private JsonLine() {}

    static JsonLine of(String text) {
        JsonLine line = new JsonLine();
        if (text.stripLeading().startsWith("{")) {
            line.read(text);
        }
        return line;
    }

    Optional<Severity> severity() {
        return Optional.ofNullable(severity);
    }

    Optional<String> message() {
        return Optional.ofNullable(message);
    }

    private void read(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME && (severity == null || message == null)) {
                String name = parser.currentName().toLowerCase(Locale.ROOT);
                take(name, parser.nextToken(), parser);
                parser.skipChildren();
            }
        } catch (IOException cutOrNoJson) {
            // A line that is cut, or only looks like JSON, still says what was read so far.
        }
    }

    private void take(String name, JsonToken token, JsonParser parser) throws IOException {
        if (severity == null && LEVEL.contains(name)) {
            severity = severity(token, parser).orElse(null);
        } else if (message == null && MESSAGE.contains(name) && token == JsonToken.VALUE_STRING) {
            message = parser.getText();
        }
    }

    private static Optional<Severity> severity(JsonToken token, JsonParser parser) throws IOException {
        if (token == JsonToken.VALUE_STRING) {
            return Severity.ofWord(parser.getText());
        }
        return token == JsonToken.VALUE_NUMBER_INT ? Severity.ofNumber(parser.getIntValue()) : Optional.empty();
    }
}
