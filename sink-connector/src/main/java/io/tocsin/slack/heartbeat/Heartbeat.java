package io.tocsin.slack.heartbeat;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a heartbeat of the CloudWatch Logs source says; docs/record-format.md describes its record.
 *
 * @param logGroup where it scans: log group, account and region, in words
 * @param scannedAt when its newest scan began
 * @param written when it said so
 */
public record Heartbeat(String logGroup, Instant scannedAt, Instant written) {

    /** Reads a record's value; absent if it is no heartbeat. */
    public static Optional<Heartbeat> of(SinkRecord record) {
        Instant scanned = time(field(record.value(), "scanned_at"));
        if (scanned == null || !(field(record.value(), "log_group") instanceof String group)) {
            return Optional.empty();
        }
        String where = Stream.of(group, field(record.value(), "account"), field(record.value(), "region"))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(" · "));
        Instant written = record.timestamp() == null ? scanned : Instant.ofEpochMilli(record.timestamp());
        return Optional.of(new Heartbeat(where, scanned, written));
    }

    private static @Nullable Object field(@Nullable Object value, String name) {
        if (value instanceof Struct struct) {
            return struct.schema().field(name) == null ? null : struct.get(name);
        }
        return value instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private static @Nullable Instant time(@Nullable Object value) {
        if (value instanceof Date date) {
            return date.toInstant();
        }
        return value instanceof Number millis ? Instant.ofEpochMilli(millis.longValue()) : null;
    }
}
