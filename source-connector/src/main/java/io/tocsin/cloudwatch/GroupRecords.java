package io.tocsin.cloudwatch;

import io.tocsin.cloudwatch.config.RecordSettings;
import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.record.EventRecords;
import io.tocsin.cloudwatch.record.HeartbeatRecords;
import io.tocsin.cloudwatch.record.KeyFormat;
import io.tocsin.cloudwatch.record.Origin;
import io.tocsin.cloudwatch.record.RecordFormat;
import io.tocsin.cloudwatch.record.ValueFormat;
import io.tocsin.cloudwatch.scan.Emission;
import io.tocsin.cloudwatch.scan.EmittedEvent;
import io.tocsin.cloudwatch.scan.Heartbeat;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.connect.source.SourceRecord;

/** Turns what the scans emit into records. */
final class GroupRecords {
    private final EventRecords events;
    private final HeartbeatRecords heartbeats;
    private final Function<LogGroup, Origin> origins;
    private final Map<LogGroup, Origin> known = new HashMap<>();

    GroupRecords(SourceConfig config, InstantSource clock) {
        events = new EventRecords(format(config.records()));
        heartbeats = new HeartbeatRecords(config.heartbeats().topic(), clock);
        origins = group -> SourcePartition.origin(group, config.aws());
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
        Origin origin = known.computeIfAbsent(emission.logGroup(), origins);
        Map<String, String> partition = SourcePartition.of(origin);
        if (emission instanceof EmittedEvent emitted) {
            return events.of(origin, emitted.event(), partition, emitted.offset());
        }
        Heartbeat heartbeat = (Heartbeat) emission;
        return heartbeats.of(origin, heartbeat.position(), heartbeat.scannedAt(), partition, heartbeat.offset());
    }
}
