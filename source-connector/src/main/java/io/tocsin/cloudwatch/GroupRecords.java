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

/** Turns what the scans emit into records. */
final class GroupRecords {
    private final EventRecords events;
    private final HeartbeatRecords heartbeats;
    private final SourceConfig config;
    private final Map<Feed, Place> known = new HashMap<>();

    /** Where records of a feed come from, and under what its place is stored. */
    private record Place(Origin origin, Map<String, String> partition) {}

    GroupRecords(SourceConfig config, InstantSource clock) {
        events = new EventRecords(format(config.records()));
        heartbeats = new HeartbeatRecords(config.heartbeats().topic(), clock);
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
        Heartbeat heartbeat = (Heartbeat) emission;
        return heartbeats.of(origin, heartbeat.position(), heartbeat.scannedAt(), partition, heartbeat.offset());
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
        String region = config.aws().region();
        return heartbeats.of(
                new Origin(config.aws().accountId(), region, SourcePartition.ALL_GROUPS),
                position,
                startedAt,
                SourcePartition.ofLook(region, config.share().task()),
                Map.of("position", Instant.ofEpochMilli(position).toString()));
    }
}
