package io.tocsin.cloudwatch.record;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

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

    public HeartbeatRecords(String topic) {
        this.topic = topic;
    }

    /**
     * What a heartbeat tells, in milliseconds since the epoch.
     *
     * @param position everything before this event timestamp is done
     * @param scannedAt when the newest scan of the log group began
     * @param writtenAt the record's Kafka timestamp: now
     */
    public record Times(long position, long scannedAt, long writtenAt) {}

    /**
     * The key of a log group's heartbeats, or of a metric filter's: no other has the same, so that a compacted topic keeps the last one of
     * each.
     */
    public static String key(Origin origin) {
        String group =
                Objects.requireNonNullElse(origin.account(), "") + ":" + origin.region() + ":" + origin.logGroup();
        return origin.metricFilter() == null ? group : group + ":" + origin.metricFilter();
    }

    /**
     * The record of one heartbeat.
     *
     * @param offset null to forget the partition's offset
     */
    public SourceRecord of(
            String key, Origin origin, Times times, Map<String, ?> partition, @Nullable Map<String, ?> offset) {
        Struct value = new Struct(SCHEMA)
                .put("account", origin.account())
                .put("region", origin.region())
                .put("log_group", origin.logGroup())
                .put("position", Timestamp.toLogical(Timestamp.SCHEMA, times.position()))
                .put("scanned_at", Timestamp.toLogical(Timestamp.SCHEMA, times.scannedAt()));
        return new SourceRecord(
                partition, offset, topic, null, Schema.STRING_SCHEMA, key, SCHEMA, value, times.writtenAt());
    }
}
