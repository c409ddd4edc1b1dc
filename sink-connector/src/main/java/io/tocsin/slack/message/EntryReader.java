package io.tocsin.slack.message;

import io.tocsin.slack.message.redaction.Redactor;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Finds the log event in a record, without its secrets; any other record is its own text. */
final class EntryReader {
    private final PlainValues plain;

    EntryReader(Redactor redactor) {
        this.plain = new PlainValues(redactor);
    }

    /** Reads a record whose value is not null. */
    LogEntry read(SinkRecord record) {
        Object value = plain.of(Objects.requireNonNull(record.value()));
        boolean event = field(value, "message") instanceof String && field(value, "log_group") instanceof String;
        return new LogEntry(
                event ? (String) Objects.requireNonNull(field(value, "message")) : JsonView.text(value),
                event ? place(field(value, "log_group")) : place(header(record, "cloudwatch.log.group")),
                event ? place(field(value, "log_stream")) : place(header(record, "cloudwatch.log.stream")),
                event ? place(field(value, "account")) : place(header(record, "cloudwatch.account")),
                event ? place(field(value, "region")) : place(header(record, "cloudwatch.region")),
                time(event ? field(value, "timestamp") : null, record.timestamp()),
                record.topic(),
                "topic " + record.topic() + " · partition " + record.kafkaPartition() + " · offset "
                        + record.kafkaOffset(),
                header(record, "cloudwatch.message.bytes") instanceof Number bytes ? bytes.longValue() : null);
    }

    private static @Nullable String place(@Nullable Object found) {
        return found instanceof String place && !place.isBlank() ? place : null;
    }

    /** Headers tell where a record is from if a transformation left only the message of it. */
    private @Nullable Object header(SinkRecord record, String name) {
        Header header = record.headers().lastWithName(name);
        return header == null ? null : plain.of(name, header.value());
    }

    private static @Nullable Object field(Object value, String name) {
        return value instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private static @Nullable Instant time(@Nullable Object own, @Nullable Long ofRecord) {
        if (own instanceof Instant instant) {
            return instant;
        } else if (own instanceof Number millis) {
            return Instant.ofEpochMilli(millis.longValue());
        }
        return ofRecord == null ? null : Instant.ofEpochMilli(ofRecord);
    }
}
