package io.tocsin.slack.message;

import io.tocsin.slack.message.redaction.Redactor;
import io.tocsin.slack.message.template.Moments;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Takes the secrets out of a record, and finds the log event in it; any other record is its own text. */
final class EntryReader {
    private static final Pattern DIGITS = Pattern.compile("-?\\d{1,19}");

    private final PlainValues plain;

    EntryReader(Redactor redactor) {
        this.plain = new PlainValues(redactor);
    }

    /** Reads a record whose value is not null. */
    View read(SinkRecord record) {
        Object value = plain.of(Objects.requireNonNull(record.value()));
        Object key = record.key() == null ? null : plain.of(record.key());
        Headers headers = new Headers(record, plain);
        boolean event = field(value, "message") instanceof String && field(value, "log_group") instanceof String;
        return new View(
                record, value, key, headers, event ? event(record, value, headers) : other(record, value, headers));
    }

    private static LogEntry event(SinkRecord record, Object value, Headers headers) {
        return new LogEntry(
                (String) Objects.requireNonNull(field(value, "message")),
                place(field(value, "log_group")),
                place(field(value, "log_stream")),
                place(field(value, "account")),
                place(field(value, "region")),
                time(field(value, "timestamp"), headers, record),
                record.topic(),
                origin(record),
                bytesBeforeCut(record));
    }

    /** Headers tell where a record is from if a transformation left only the message of it. */
    private static LogEntry other(SinkRecord record, Object value, Headers headers) {
        return new LogEntry(
                JsonView.text(value),
                place(headers.get("cloudwatch.log.group")),
                place(headers.get("cloudwatch.log.stream")),
                place(headers.get("cloudwatch.account")),
                place(headers.get("cloudwatch.region")),
                time(null, headers, record),
                record.topic(),
                origin(record),
                bytesBeforeCut(record));
    }

    private static String origin(SinkRecord record) {
        return "topic " + record.topic() + " · partition " + record.kafkaPartition() + " · offset "
                + record.kafkaOffset();
    }

    private static @Nullable Long bytesBeforeCut(SinkRecord record) {
        Header header = record.headers().lastWithName("cloudwatch.message.bytes");
        return header != null && header.value() instanceof Number bytes ? bytes.longValue() : null;
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
                .or(() -> Moments.of(number(headers.get("cloudwatch.timestamp"))))
                .or(() -> Moments.of(record.timestamp()))
                .orElse(null);
    }

    /** Some header converters make text of numbers. */
    private static @Nullable Object number(@Nullable Object header) {
        return header instanceof String text && DIGITS.matcher(text).matches() ? new BigDecimal(text) : header;
    }
}
