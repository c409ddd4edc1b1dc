package io.tocsin.slack.heartbeat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Header;
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

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> HEADERS = Map.of(
            SCANNED_AT,
            HEADER,
            "log_group",
            "cloudwatch.log.group",
            "account",
            "cloudwatch.account",
            "region",
            "cloudwatch.region");

    private final SinkRecord record;
    private final @Nullable Object value;

    HeartbeatFields(SinkRecord record) {
        this.record = record;
        this.value = payload(record.value());
    }

    /** The field in the value, or else the header that says the same; null if neither is there. */
    @Nullable
    Object get(String name) {
        Object field = inValue(name);
        return field == null && HEADERS.containsKey(name) ? header(record, HEADERS.get(name)) : field;
    }

    /** The field in the value; null if it is not there. */
    @Nullable
    Object inValue(String name) {
        if (value instanceof Struct struct) {
            return struct.schema().field(name) == null ? null : struct.get(name);
        }
        return value instanceof Map<?, ?> map ? map.get(name) : null;
    }

    static @Nullable Object header(SinkRecord record, @Nullable String name) {
        Header header = record.headers().lastWithName(name);
        return header == null ? null : header.value();
    }

    private static @Nullable Object payload(@Nullable Object value) {
        Object object = value;
        if (value instanceof String text) {
            object = parse(text);
        } else if (value instanceof byte[] bytes) {
            object = parse(new String(bytes, StandardCharsets.UTF_8));
        } else if (value instanceof ByteBuffer buffer) {
            object = parse(StandardCharsets.UTF_8.decode(buffer.duplicate()).toString());
        }
        return object instanceof Map<?, ?> map && isEnvelope(map) ? map.get("payload") : object;
    }

    private static boolean isEnvelope(Map<?, ?> map) {
        return map.size() == 2 && map.containsKey("schema") && map.get("payload") instanceof Map<?, ?>;
    }

    /** Most texts are log lines, which are not parsed. */
    private static @Nullable Object parse(String text) {
        if (!text.contains(SCANNED_AT)) {
            return null;
        }
        try {
            return JSON.readValue(text, Map.class);
        } catch (JsonProcessingException noJson) {
            return null;
        }
    }
}
