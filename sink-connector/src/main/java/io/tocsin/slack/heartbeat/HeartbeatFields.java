package io.tocsin.slack.heartbeat;

import io.tocsin.slack.record.Fields;
import io.tocsin.slack.record.HeaderText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a heartbeat, in whatever form a converter has left its value: a struct, a map, or JSON as text or bytes, with or without
 * the envelope of schema and payload. What a transform took out of the value is looked for in the headers.
 */
final class HeartbeatFields {
    /** The field that marks a heartbeat, and a JSON text that may be one. */
    static final String SCANNED_AT = "scanned_at";

    /** The header that marks a heartbeat; holds the same as {@link #SCANNED_AT}. */
    static final String HEADER = "cloudwatch.heartbeat";

    private static final Map<String, String> HEADERS = Map.of(
            SCANNED_AT,
            HEADER,
            "log_group",
            HeaderText.LOG_GROUP,
            "account",
            HeaderText.ACCOUNT,
            "region",
            HeaderText.REGION);

    private final SinkRecord record;
    private final Fields value;

    HeartbeatFields(SinkRecord record) {
        this.record = record;
        this.value = new Fields(heartbeat(record.value()));
    }

    /** The field in the value, or else the header that says the same; null if neither is there. */
    @Nullable
    Object get(String name) {
        Object field = inValue(name);
        String header = HEADERS.get(name);
        return field == null && header != null ? HeaderText.of(record, header).orElse(null) : field;
    }

    /** The field in the value; null if it is not there. */
    @Nullable
    Object inValue(String name) {
        return value.find(name);
    }

    /** Most texts are log lines, which are not looked into. */
    private static @Nullable Object heartbeat(@Nullable Object value) {
        String text = text(value);
        if (text == null) {
            return value;
        }
        return text.contains(SCANNED_AT) ? text : null;
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        } else if (value instanceof ByteBuffer buffer) {
            return StandardCharsets.UTF_8.decode(buffer.duplicate()).toString();
        }
        return value instanceof String text ? text : null;
    }
}
