package io.tocsin.slack.routing;

import io.tocsin.slack.record.Fields;
import io.tocsin.slack.record.HeaderText;
import io.tocsin.slack.record.Unwrapped;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** A record as conditions see it: single values, as text. */
final class Subject {
    private final SinkRecord record;
    private @Nullable Fields fields;

    Subject(SinkRecord record) {
        this.record = record;
    }

    Optional<String> topic() {
        return Optional.of(record.topic());
    }

    /** The key, if it is a single value; bytes are taken to be text. */
    Optional<String> key() {
        return text(Unwrapped.of(record.key()));
    }

    /** The text of a header. Of several with one name, the last counts. */
    Optional<String> header(String name) {
        return HeaderText.of(record, name);
    }

    /** A field of the value, if it is a single value. */
    Optional<String> field(String path) {
        if (fields == null) {
            fields = new Fields(record.value());
        }
        return text(fields.find(path));
    }

    private static Optional<String> text(@Nullable Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return Optional.of(value.toString());
        } else if (value instanceof Date date) {
            return Optional.of(date.toInstant().toString());
        }
        return value instanceof byte[] bytes
                ? Optional.of(new String(bytes, StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
