package io.tocsin.cloudwatch.record;

import io.tocsin.cloudwatch.logs.LogEvent;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;

/** Makes the records of log events. */
public final class EventRecords {
    private final RecordFormat format;
    private final TopicTemplate topic;
    private final EventValue values;
    private final InstantSource timestamps;

    /**
     * Sets what all records have in common.
     *
     * @param timestamps the Kafka timestamp of a record that is made now; never the event's own time, since brokers refuse records of the
     *     future and delete those of the past
     */
    public EventRecords(RecordFormat format, InstantSource timestamps) {
        this.format = format;
        this.topic = new TopicTemplate(format.topic());
        this.values = format.value().values(format.messageMaxBytes());
        this.timestamps = timestamps;
    }

    /** The record of one event. The offset is passed on as it is, and not looked into. */
    public SourceRecord of(Origin origin, LogEvent event, Map<String, ?> partition, Map<String, ?> offset) {
        Message message = Message.of(event.message(), format.messageMaxBytes());
        SchemaAndValue key = format.key().of(origin, event);
        SchemaAndValue value = values.of(origin, event, message);
        return new SourceRecord(
                partition,
                offset,
                topic.fill(origin, event.logStream()),
                null,
                key.schema(),
                key.value(),
                value.schema(),
                value.value(),
                timestamps.millis(),
                headers(origin, event, message));
    }

    /** Nothing more comes from there, unless it comes back. */
    public void forget(Origin origin) {
        topic.forget(origin);
    }

    private Headers headers(Origin origin, LogEvent event, Message message) {
        return format.headers()
                ? EventHeaders.all(origin, event, message)
                : EventHeaders.leastOf(event, message, format.value().holdsTime());
    }
}
