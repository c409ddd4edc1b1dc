package io.tocsin.cloudwatch.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * The value of a heartbeat's record. A transform that is made for events sees heartbeats too, and Kafka's own fail the task where a field
 * is missing. So the struct has all fields of an event's value, empty; and where events have no schema, heartbeats have none either.
 *
 * @param position everything before this event timestamp is done; milliseconds since the epoch
 * @param scannedAt when the newest scan of the log group began; milliseconds since the epoch
 */
record HeartbeatValue(Origin origin, long position, long scannedAt) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Schema TIME = Timestamp.builder().optional().build();
    private static final Schema SCHEMA = SchemaBuilder.struct()
            .name("io.tocsin.cloudwatch.Heartbeat")
            .version(2)
            .field("account", Schema.OPTIONAL_STRING_SCHEMA)
            .field("region", Schema.STRING_SCHEMA)
            .field("log_group", Schema.STRING_SCHEMA)
            .field("position", Timestamp.SCHEMA)
            .field("scanned_at", Timestamp.SCHEMA)
            .field("event_id", Schema.OPTIONAL_STRING_SCHEMA)
            .field("log_stream", Schema.OPTIONAL_STRING_SCHEMA)
            .field("timestamp", TIME)
            .field("ingestion_time", TIME)
            .field("message", Schema.OPTIONAL_STRING_SCHEMA)
            .build();

    /** In the form that the values of events have. */
    SchemaAndValue in(ValueFormat format) {
        return format == ValueFormat.JSON
                ? new SchemaAndValue(null, new JsonObject(fields(), json()))
                : new SchemaAndValue(SCHEMA, struct());
    }

    private Struct struct() {
        return new JsonStruct(json())
                .put("account", origin.account())
                .put("region", origin.region())
                .put("log_group", origin.logGroup())
                .put("position", Timestamp.toLogical(Timestamp.SCHEMA, position))
                .put("scanned_at", Timestamp.toLogical(Timestamp.SCHEMA, scannedAt));
    }

    private Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("account", origin.account());
        fields.put("region", origin.region());
        fields.put("log_group", origin.logGroup());
        fields.put("position", position);
        fields.put("scanned_at", scannedAt);
        return fields;
    }

    /** What StringConverter writes, in place of Java's notation of a struct or a map. */
    private String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("account", origin.account());
            json.writeStringField("region", origin.region());
            json.writeStringField("log_group", origin.logGroup());
            json.writeNumberField("position", position);
            json.writeNumberField("scanned_at", scannedAt);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
        return text.toString();
    }

    /** The header that tells a heartbeat, whatever a transform makes of its value: when the scan began. */
    String header() {
        return Instant.ofEpochMilli(scannedAt).toString();
    }

    /** A struct whose string is JSON. */
    private static final class JsonStruct extends Struct {
        private final String json;

        JsonStruct(String json) {
            super(SCHEMA);
            this.json = json;
        }

        @Override
        public String toString() {
            return json;
        }
    }
}
