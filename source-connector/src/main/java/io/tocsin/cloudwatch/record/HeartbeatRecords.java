package io.tocsin.cloudwatch.record;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Makes the records that carry an offset while no event matches. */
public final class HeartbeatRecords {
    private final String topic;
    private final RecordFormat events;

    /** @param events how the records of events are written, since heartbeats pass the same transforms */
    public HeartbeatRecords(String topic, RecordFormat events) {
        this.topic = topic;
        this.events = events;
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
        HeartbeatValue heartbeat = new HeartbeatValue(origin, times.position(), times.scannedAt());
        SchemaAndValue value = heartbeat.in(events.value());
        return new SourceRecord(
                partition,
                offset,
                topic,
                null,
                Schema.STRING_SCHEMA,
                key,
                value.schema(),
                value.value(),
                times.writtenAt(),
                headers(origin, heartbeat));
    }

    /** The first tells a heartbeat, and is never left out. */
    private Headers headers(Origin origin, HeartbeatValue heartbeat) {
        ConnectHeaders headers = new ConnectHeaders();
        headers.addString("cloudwatch.heartbeat", heartbeat.header());
        if (events.headers()) {
            EventHeaders.addOrigin(headers, origin);
        }
        return headers;
    }
}
