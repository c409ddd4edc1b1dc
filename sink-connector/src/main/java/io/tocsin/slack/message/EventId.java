package io.tocsin.slack.message;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** The id of a log event, which says that two records are the same one. */
public final class EventId {
    private static final String HEADER = "cloudwatch.event.id";
    private static final String FIELD = "event_id";

    private EventId() {}

    /** What the source wrote into a record's header, or else into its value; absent if it is there in neither. */
    public static Optional<String> of(SinkRecord record) {
        Header header = record.headers().lastWithName(HEADER);
        Object id = header == null ? field(record.value()) : header.value();
        return id instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    private static @Nullable Object field(@Nullable Object value) {
        if (value instanceof Struct struct) {
            Field field = struct.schema().field(FIELD);
            return field == null ? null : struct.get(field);
        }
        try {
            return value instanceof Map<?, ?> map ? map.get(FIELD) : null;
        } catch (ClassCastException | NullPointerException sortedByOtherKeys) {
            return null;
        }
    }
}
