package io.tocsin.slack.message;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** About how much memory a record holds, so that what waits can be bounded. */
public final class RecordWeight {
    private static final long OBJECT = 48;

    private RecordWeight() {}

    /** The weight of key and value, in bytes. */
    public static long of(SinkRecord record) {
        return OBJECT + weight(record.key()) + weight(record.value());
    }

    private static long weight(@Nullable Object value) {
        if (value instanceof CharSequence text) {
            return OBJECT + text.length();
        } else if (value instanceof byte[] bytes) {
            return OBJECT + bytes.length;
        } else if (value instanceof Collection<?> items) {
            return OBJECT + items.stream().mapToLong(RecordWeight::weight).sum();
        } else if (value instanceof Map<?, ?> map) {
            return OBJECT + weight(map.keySet()) + weight(map.values());
        } else if (value instanceof Struct struct) {
            return OBJECT
                    + struct.schema().fields().stream()
                            .mapToLong(field -> weight(struct, field))
                            .sum();
        }
        return value == null ? 0 : OBJECT;
    }

    private static long weight(Struct struct, Field field) {
        return weight(struct.get(field));
    }
}
