package io.tocsin.slack.heartbeat;

import io.tocsin.slack.record.HeaderText;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    /** What stands in the place of a log group where it is about finding them; none can be named so. */
    private static final String ALL = "*";

    private static final String BETWEEN = " · ";

    /** Reads a record, whatever the form of its value; absent if it is no heartbeat. */
    public static Optional<Heartbeat> of(SinkRecord record) {
        HeartbeatFields fields = new HeartbeatFields(record);
        Instant scanned = time(fields.get(HeartbeatFields.SCANNED_AT));
        if (scanned == null || !(fields.get("log_group") instanceof String group)) {
            return Optional.empty();
        }
        String where = Stream.of(group, fields.get("account"), fields.get("region"))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(BETWEEN));
        Instant written = record.timestamp() == null ? scanned : Instant.ofEpochMilli(record.timestamp());
        return Optional.of(new Heartbeat(where, scanned, written));
    }

    /**
     * Whether a record that is not in the topic of heartbeats is one all the same, as a transform may move them: its header says so, or
     * its value has the fields that only a heartbeat has. An event whose text has them too is told by its message or its id.
     */
    public static boolean isStray(SinkRecord record) {
        if (HeaderText.of(record, HeartbeatFields.HEADER).isPresent()) {
            return true;
        }
        HeartbeatFields fields = new HeartbeatFields(record);
        return time(fields.inValue(HeartbeatFields.SCANNED_AT)) != null
                && time(fields.inValue("position")) != null
                && fields.inValue("log_group") instanceof String
                && fields.inValue("message") == null
                && HeaderText.of(record, HeaderText.EVENT_ID).isEmpty();
    }

    /** Whether it tells of a look for log groups, and of no log group's scan. That look may be seldom. */
    public boolean isOfDiscovery() {
        return logGroup.equals(ALL) || logGroup.startsWith(ALL + BETWEEN);
    }

    /** How long before it was written the scan began; not negative. */
    Duration age() {
        return written.isBefore(scannedAt) ? Duration.ZERO : Duration.between(scannedAt, written);
    }

    private static @Nullable Instant time(@Nullable Object value) {
        if (value instanceof Date date) {
            return date.toInstant();
        } else if (value instanceof Number millis) {
            return Instant.ofEpochMilli(millis.longValue());
        }
        return value instanceof String text ? parse(text) : null;
    }

    private static @Nullable Instant parse(String text) {
        try {
            return text.matches("-?\\d{1,18}") ? Instant.ofEpochMilli(Long.parseLong(text)) : Instant.parse(text);
        } catch (DateTimeParseException noTime) {
            return null;
        }
    }
}
