package io.tocsin.benchmarks.source;

import io.tocsin.benchmarks.EventSchema;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;

/** A record of the shape and size that the CloudWatch Logs source makes of an event. */
final class EventLike {
    private static final String ID = "39000000000000000000000000000000000000000000000000000001";
    private static final String KEY = Rig.GROUP + ":stream";

    private EventLike() {}

    /** @param lean whether it is the message alone, without key and headers */
    static SourceRecord record(String topic, String message, boolean lean) {
        return new SourceRecord(
                Map.of("log_group", Rig.GROUP),
                Map.of("position", "1"),
                topic,
                null,
                lean ? null : Schema.STRING_SCHEMA,
                lean ? null : KEY,
                lean ? Schema.STRING_SCHEMA : EventSchema.SCHEMA,
                lean ? message : struct(message),
                0L,
                lean ? new ConnectHeaders() : headers());
    }

    private static Struct struct(String message) {
        return new Struct(EventSchema.SCHEMA)
                .put("event_id", ID)
                .put("region", "us-east-1")
                .put("log_group", Rig.GROUP)
                .put("log_stream", "stream")
                .put("timestamp", Timestamp.toLogical(Timestamp.SCHEMA, 0))
                .put("ingestion_time", Timestamp.toLogical(Timestamp.SCHEMA, 0))
                .put("message", message);
    }

    private static ConnectHeaders headers() {
        ConnectHeaders headers = new ConnectHeaders();
        headers.addString("cloudwatch.event.id", ID);
        headers.addString("cloudwatch.region", "us-east-1");
        headers.addString("cloudwatch.log.group", Rig.GROUP);
        headers.addString("cloudwatch.log.stream", "stream");
        return headers;
    }
}
