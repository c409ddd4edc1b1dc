package io.tocsin.slack.message;

import io.tocsin.slack.message.redaction.Redactor;
import io.tocsin.slack.message.template.Moments;
import io.tocsin.slack.record.HeaderText;
import io.tocsin.slack.record.SourceEvent;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Makes the texts of a record canonical and takes the secrets out, and finds the log event in it; any other record is its own text. */
final class EntryReader {
    private final PlainValues plain;
    private final PlainValues plainAgain;

    EntryReader(Redactor redactor) {
        this.plain = new PlainValues(redactor);
        this.plainAgain = new PlainValues(redactor.uncounted());
    }

    /** Reads a record whose value is not null. */
    View read(SinkRecord record) {
        Object value = plain.of(Objects.requireNonNull(record.value()));
        Object key = record.key() == null ? null : plain.of(record.key());
        Headers headers = new Headers(record, plain);
        LogEntry entry = entry(record, value, headers);
        return new View(record, value, key, headers, entry, new JsonTexts(plain, plainAgain));
    }

    /** Headers tell what a transformation took away: all but the message of a log event, or some of its fields. */
    private static LogEntry entry(SinkRecord record, Object value, Headers headers) {
        String message = SourceEvent.isIn(record) && field(value, "message") instanceof String text ? text : null;
        Object fields = message == null ? Map.of() : value;
        return new LogEntry(
                message == null ? JsonView.text(value) : message,
                place(fields, "log_group", headers, HeaderText.LOG_GROUP),
                place(fields, "log_stream", headers, HeaderText.LOG_STREAM),
                place(fields, "account", headers, HeaderText.ACCOUNT),
                place(fields, "region", headers, HeaderText.REGION),
                time(field(fields, "timestamp"), headers, record),
                record.topic(),
                origin(record),
                bytesBeforeCut(record));
    }

    private static String origin(SinkRecord record) {
        return "topic " + record.topic() + " · partition " + record.kafkaPartition() + " · offset "
                + record.kafkaOffset();
    }

    private static @Nullable Long bytesBeforeCut(SinkRecord record) {
        return HeaderText.number(record, HeaderText.MESSAGE_BYTES).orElse(null);
    }

    private static @Nullable String place(Object fields, String field, Headers headers, String header) {
        String place = place(field(fields, field));
        return place == null ? place(headers.get(header)) : place;
    }

    private static @Nullable String place(@Nullable Object found) {
        return found instanceof String place && !place.isBlank() ? place : null;
    }

    private static @Nullable Object field(Object value, String name) {
        return value instanceof Map<?, ?> map ? map.get(name) : null;
    }

    /** The event's own time, from the value or else the header; the record's where neither tells it, as with other producers. */
    private static @Nullable Instant time(@Nullable Object own, Headers headers, SinkRecord record) {
        return Moments.of(own)
                .or(() -> Moments.of(headers.get(HeaderText.TIMESTAMP)))
                .or(() -> Moments.of(record.timestamp()))
                .orElse(null);
    }
}
