package io.tocsin.cloudwatch.record;

import io.tocsin.cloudwatch.logs.LogEvent;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;

/** Makes the records of log events. */
public final class EventRecords {
    private final TopicTemplate topic;
    private final int messageMaxBytes;

    /**
     * Sets what all records have in common.
     *
     * @param topic a topic's name, with any of {@code {log_group}}, {@code {log_stream}}, {@code {account}}, {@code {region}}
     * @param messageMaxBytes longer messages are cut; bytes of UTF-8 with the escapes of JSON
     */
    public EventRecords(String topic, int messageMaxBytes) {
        this.topic = new TopicTemplate(topic);
        this.messageMaxBytes = messageMaxBytes;
    }

    /** The record of one event. The offset is passed on as it is, and not looked into. */
    public SourceRecord of(Origin origin, LogEvent event, Map<String, ?> partition, Map<String, ?> offset) {
        Message message = Message.of(event.message(), messageMaxBytes);
        return new SourceRecord(
                partition,
                offset,
                topic.fill(origin, event.logStream()),
                null,
                Schema.STRING_SCHEMA,
                origin.logGroup() + ":" + event.logStream(),
                EventSchema.SCHEMA,
                EventSchema.value(origin, event, message),
                event.timestamp(),
                headers(origin, event, message));
    }

    private static Headers headers(Origin origin, LogEvent event, Message message) {
        ConnectHeaders headers = new ConnectHeaders();
        headers.addString("cloudwatch.event.id", event.id());
        if (origin.account() != null) {
            headers.addString("cloudwatch.account", origin.account());
        }
        headers.addString("cloudwatch.region", origin.region());
        headers.addString("cloudwatch.log.group", origin.logGroup());
        headers.addString("cloudwatch.log.stream", event.logStream());
        if (message.cut()) {
            headers.addLong("cloudwatch.message.bytes", Message.bytes(event.message()));
        }
        return headers;
    }
}
