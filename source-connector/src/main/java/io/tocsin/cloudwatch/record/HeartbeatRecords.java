package io.tocsin.cloudwatch.record;

import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.source.SourceRecord;

/** Makes the records that carry an offset while no event matches. */
public final class HeartbeatRecords {
    private static final Schema SCHEMA = SchemaBuilder.struct()
            .name("io.tocsin.cloudwatch.Heartbeat")
            .version(1)
            .field("account", Schema.OPTIONAL_STRING_SCHEMA)
            .field("region", Schema.STRING_SCHEMA)
            .field("log_group", Schema.STRING_SCHEMA)
            .field("position", Timestamp.SCHEMA)
            .field("scanned_at", Timestamp.SCHEMA)
            .build();

    private final String topic;
    private final InstantSource clock;

    public HeartbeatRecords(String topic, InstantSource clock) {
        this.topic = topic;
        this.clock = clock;
    }

    /**
     * The record of one heartbeat.
     *
     * @param position everything before this event timestamp is done; milliseconds since the epoch
     * @param scannedAt when the newest scan of the log group began; milliseconds since the epoch
     */
    public SourceRecord of(
            Origin origin, long position, long scannedAt, Map<String, ?> partition, Map<String, ?> offset) {
        Struct value = new Struct(SCHEMA)
                .put("account", origin.account())
                .put("region", origin.region())
                .put("log_group", origin.logGroup())
                .put("position", Timestamp.toLogical(Timestamp.SCHEMA, position))
                .put("scanned_at", Timestamp.toLogical(Timestamp.SCHEMA, scannedAt));
        return new SourceRecord(
                partition, offset, topic, null, Schema.STRING_SCHEMA, origin.logGroup(), SCHEMA, value, clock.millis());
    }
}
