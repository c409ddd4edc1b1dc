package io.tocsin.slack.message;

import io.tocsin.slack.message.redaction.Redactor;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Records as they come out of a topic. */
public final class Records {
    static final long TIME = 1_795_341_600_000L;
    static final String STREAM = "2026/11/22/[$LATEST]4f1c";

    private static final Schema EVENT = SchemaBuilder.struct()
            .name("io.tocsin.cloudwatch.LogEvent")
            .version(1)
            .field("event_id", Schema.STRING_SCHEMA)
            .field("account", Schema.OPTIONAL_STRING_SCHEMA)
            .field("region", Schema.STRING_SCHEMA)
            .field("log_group", Schema.STRING_SCHEMA)
            .field("log_stream", Schema.STRING_SCHEMA)
            .field("timestamp", Timestamp.SCHEMA)
            .field("ingestion_time", Timestamp.SCHEMA)
            .field("message", Schema.STRING_SCHEMA)
            .build();

    private Records() {}

    /** A renderer with nothing set. */
    public static MessageRenderer renderer() {
        return renderer(Design.of(Preset.CLOUDWATCH));
    }

    /** A renderer of a design without mistakes. */
    public static MessageRenderer renderer(Design design) {
        Layout layout = Layout.of(design, (setting, problem) -> {
            throw new AssertionError(setting + ": " + problem);
        });
        return new MessageRenderer(Redactor.of(Map.of(), count -> {}), layout);
    }

    /** As the source writes it, through a converter with schemas. */
    public static SinkRecord event(String message) {
        return record(new Struct(EVENT)
                .put("event_id", "39402511845462415023404810293216430891174052367101558784")
                .put("account", "123456789012")
                .put("region", "eu-west-1")
                .put("log_group", "/aws/lambda/payments")
                .put("log_stream", STREAM)
                .put("timestamp", Date.from(Instant.ofEpochMilli(TIME)))
                .put("ingestion_time", Date.from(Instant.ofEpochMilli(TIME + 412)))
                .put("message", message));
    }

    /** As the source writes it, through JSON without schemas. */
    static Map<String, Object> json(String message) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("event_id", "39402511845462415023404810293216430891174052367101558784");
        event.put("account", "123456789012");
        event.put("region", "eu-west-1");
        event.put("log_group", "/aws/lambda/payments");
        event.put("log_stream", STREAM);
        event.put("timestamp", TIME);
        event.put("ingestion_time", TIME + 412);
        event.put("message", message);
        return event;
    }

    /** Any value at offset 42 of partition 3. */
    public static SinkRecord record(@Nullable Object value) {
        return record(value, 42);
    }

    /** Any value at an offset of partition 3. */
    public static SinkRecord record(@Nullable Object value, long offset) {
        return new SinkRecord("orders", 3, null, null, null, value, offset, TIME, TimestampType.CREATE_TIME);
    }
}
