package io.tocsin.slack.message;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Finds the log event in a record; any other record is its own text. */
final class EntryReader {
    private EntryReader() {}

    /** Reads a record whose value is not null. */
    static LogEntry read(SinkRecord record) {
        Object value = Objects.requireNonNull(record.value());
        boolean event = field(value, "message") instanceof String && field(value, "log_group") instanceof String;
        return new LogEntry(
                event ? (String) Objects.requireNonNull(field(value, "message")) : JsonView.text(value),
                place(record, event, "log_group", "cloudwatch.log.group"),
                place(record, event, "log_stream", "cloudwatch.log.stream"),
                place(record, event, "account", "cloudwatch.account"),
                place(record, event, "region", "cloudwatch.region"),
                time(event ? field(value, "timestamp") : null, record.timestamp()),
                record.topic(),
                "topic " + record.topic() + " · partition " + record.kafkaPartition() + " · offset "
                        + record.kafkaOffset(),
                header(record, "cloudwatch.message.bytes") instanceof Number bytes ? bytes.longValue() : null);
    }

    /** From the event, or from the headers where a transformation left only the message of it. */
    private static @Nullable String place(SinkRecord record, boolean event, String field, String header) {
        Object found = event ? field(record.value(), field) : header(record, header);
        return found instanceof String place && !place.isBlank() ? place : null;
    }

    private static @Nullable Object header(SinkRecord record, String name) {
        Header header = record.headers().lastWithName(name);
        return header == null ? null : header.value();
    }

    private static @Nullable Object field(Object value, String name) {
        if (value instanceof Struct struct) {
            Field field = struct.schema().field(name);
            return field == null ? null : struct.get(field);
        }
        return value instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private static @Nullable Instant time(@Nullable Object own, @Nullable Long ofRecord) {
        if (own instanceof Date date) {
            return date.toInstant();
        } else if (own instanceof Number millis) {
            return Instant.ofEpochMilli(millis.longValue());
        }
        return ofRecord == null ? null : Instant.ofEpochMilli(ofRecord);
    }
}
