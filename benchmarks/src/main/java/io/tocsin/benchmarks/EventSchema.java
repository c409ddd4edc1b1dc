package io.tocsin.benchmarks;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;

/** The schema of the source's records, as {@code docs/record-format.md} has it, for records that no source has read. */
public final class EventSchema {
    public static final Schema SCHEMA = SchemaBuilder.struct()
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
}
