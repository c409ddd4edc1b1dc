package io.tocsin.cloudwatch.record;

import io.tocsin.cloudwatch.logs.LogEvent;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;

/** The value of an event's record. */
final class EventSchema {
    static final Schema SCHEMA = SchemaBuilder.struct()
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

    private EventSchema() {}

    static SchemaAndValue value(Origin origin, LogEvent event, Message message) {
        Struct value = new Struct(SCHEMA)
                .put("event_id", event.id())
                .put("account", origin.account())
                .put("region", origin.region())
                .put("log_group", origin.logGroup())
                .put("log_stream", event.logStream())
                .put("timestamp", Timestamp.toLogical(Timestamp.SCHEMA, event.timestamp()))
                .put("ingestion_time", Timestamp.toLogical(Timestamp.SCHEMA, event.ingestionTime()))
                .put("message", message.text());
        return new SchemaAndValue(SCHEMA, value);
    }
}
