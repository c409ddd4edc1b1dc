package io.tocsin.cloudwatch;

import io.tocsin.cloudwatch.config.RecordSettings;
import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.logs.Feed;
import io.tocsin.cloudwatch.record.EventRecords;
import io.tocsin.cloudwatch.record.HeartbeatRecords;
import io.tocsin.cloudwatch.record.KeyFormat;
import io.tocsin.cloudwatch.record.Origin;
import io.tocsin.cloudwatch.record.RecordFormat;
import io.tocsin.cloudwatch.record.ValueFormat;
import io.tocsin.cloudwatch.scan.Emission;
import io.tocsin.cloudwatch.scan.EmittedEvent;
import io.tocsin.cloudwatch.scan.Heartbeat;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Turns what the scans emit into records. */
final class GroupRecords {
    private final EventRecords events;
    private final HeartbeatRecords heartbeats;
    private final SourceConfig config;
    private final InstantSource timestamps;
    private final Map<Feed, Place> known = new HashMap<>();

    /** Where records of a feed come from, and under what its place is stored. */
    private record Place(Origin origin, Map<String, String> partition) {}

    /** @param timestamps the Kafka timestamp of a record that is made now */
    GroupRecords(SourceConfig config, InstantSource timestamps) {
        RecordFormat format = format(config.records());
        events = new EventRecords(format, timestamps);
        heartbeats = new HeartbeatRecords(config.heartbeats().topic(), format);
        this.timestamps = timestamps;
        this.config = config;
    }

    private static RecordFormat format(RecordSettings records) {
        ValueFormat value = switch (records.value()) {
            case STRUCT -> ValueFormat.STRUCT;
            case MESSAGE -> ValueFormat.MESSAGE;
            case JSON -> ValueFormat.JSON;
        };
        KeyFormat key = switch (records.key()) {
            case STREAM -> KeyFormat.STREAM;
            case GROUP -> KeyFormat.GROUP;
            case NONE -> KeyFormat.NONE;
        };
        return new RecordFormat(records.topic(), records.messageMaxBytes(), value, key, records.headers());
    }

    SourceRecord of(Emission emission) {
        Place place = known.computeIfAbsent(emission.feed(), this::place);
        Origin origin = place.origin();
        Map<String, String> partition = place.partition();
        if (emission instanceof EmittedEvent emitted) {
            return events.of(origin, emitted.event(), partition, emitted.offset());
        }
        return heartbeat(origin, (Heartbeat) emission, partition, emission.offset());
    }

    private SourceRecord heartbeat(
            Origin origin, Heartbeat heartbeat, Map<String, String> partition, @Nullable Map<String, ?> offset) {
        return heartbeats.of(
                HeartbeatRecords.key(origin),
                origin,
                new HeartbeatRecords.Times(heartbeat.position(), heartbeat.scannedAt(), timestamps.millis()),
                partition,
                offset);
    }

    /** Forgets the offset of another partition of a feed; says what a heartbeat said before. */
    SourceRecord tombstone(Heartbeat heartbeat, Map<String, String> partition) {
        Origin origin = known.computeIfAbsent(heartbeat.feed(), this::place).origin();
        return heartbeat(origin, heartbeat, partition, null);
    }

    /** Nothing more comes of a feed, unless it comes back. */
    void forget(Feed feed) {
        Place gone = known.remove(feed);
        if (gone != null) {
            events.forget(gone.origin());
        }
    }

    private Place place(Feed feed) {
        Origin origin = SourcePartition.origin(feed, config.aws());
        return new Place(origin, SourcePartition.of(origin));
    }

    /**
     * What stores when this task last looked which log groups there are.
     *
     * @param position what was created before it has a place of its own; milliseconds since the epoch
     * @param startedAt when the look began
     */
    SourceRecord ofLook(long position, long startedAt) {
        return ofLook(
                config.share().task(),
                position,
                startedAt,
                Map.of("position", Instant.ofEpochMilli(position).toString()));
    }

    /**
     * What forgets when a task looked that is no more.
     *
     * @param task its number
     * @param position as in {@link #ofLook(long, long)}, of this task
     * @param startedAt the same
     */
    SourceRecord tombstoneOfLook(int task, long position, long startedAt) {
        return ofLook(task, position, startedAt, null);
    }

    private SourceRecord ofLook(int task, long position, long startedAt, @Nullable Map<String, String> offset) {
        String region = config.aws().region();
        Origin all = new Origin(config.aws().accountId(), region, SourcePartition.ALL_GROUPS);
        // Before the first page of events, the look alone tells AWS's time.
        long writtenAt = Math.min(startedAt, timestamps.millis());
        return heartbeats.of(
                HeartbeatRecords.key(all) + ":" + config.share().task(),
                all,
                new HeartbeatRecords.Times(position, startedAt, writtenAt),
                SourcePartition.ofLook(region, task),
                offset);
    }
}
