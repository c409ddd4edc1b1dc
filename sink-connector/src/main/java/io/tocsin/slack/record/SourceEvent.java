package io.tocsin.slack.record;

import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Tells log events of the CloudWatch Logs source, with all of their fields, from other values. */
public final class SourceEvent {
    private static final String MESSAGE = "message";
    private static final String LOG_GROUP = "log_group";

    private SourceEvent() {}

    /**
     * Returns whether a record's value is a log event: a Struct or a map with its fields. A text never is, and no map whose log group
     * is another one than the record's header says: with {@code record.value=json} the map is what somebody logged.
     */
    public static boolean isIn(SinkRecord record) {
        Object value = Unwrapped.of(record.value());
        boolean structured = value instanceof Struct || value instanceof Map;
        return structured && hasFields(Fields.ofUnwrapped(value)) && !contradictsHeader(record, value);
    }

    private static boolean hasFields(Fields fields) {
        return fields.find(MESSAGE) instanceof String && fields.find(LOG_GROUP) instanceof String;
    }

    /** A header that is no text was made something else by the header converter, and says nothing for certain. */
    private static boolean contradictsHeader(SinkRecord record, @Nullable Object value) {
        Header header = record.headers().lastWithName(HeaderText.LOG_GROUP);
        return value instanceof Map<?, ?> map
                && header != null
                && header.value() instanceof String group
                && !group.equals(map.get(LOG_GROUP));
    }
}
