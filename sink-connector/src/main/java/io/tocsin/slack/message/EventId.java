package io.tocsin.slack.message;

import io.tocsin.slack.record.Fields;
import io.tocsin.slack.record.HeaderText;
import io.tocsin.slack.record.SourceEvent;
import io.tocsin.slack.record.Unwrapped;
import java.util.Optional;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** The id of a log event, which says that two records are the same one. */
public final class EventId {
    private static final String FIELD = "event_id";

    private EventId() {}

    /**
     * What the source wrote: of a log event its field, and where a transform took that away the header; of any other value the header,
     * and where there is none the field. A field of that name in a message that is JSON may mean anything, so there the header comes
     * first. Absent if it is in neither.
     */
    public static Optional<String> of(SinkRecord record) {
        Optional<String> field = field(Unwrapped.of(record.value()));
        return SourceEvent.isIn(record)
                ? field.or(() -> header(record))
                : header(record).or(() -> field);
    }

    private static Optional<String> header(SinkRecord record) {
        return HeaderText.of(record, HeaderText.EVENT_ID).filter(id -> !id.isBlank());
    }

    /** A text is what somebody logged, and is not looked into. */
    private static Optional<String> field(@Nullable Object value) {
        Object found =
                value instanceof String ? null : Fields.ofUnwrapped(value).find(FIELD);
        return found instanceof String id && !id.isBlank() ? Optional.of(id) : Optional.empty();
    }
}
