package io.tocsin.cloudwatch.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.cloudwatch.logs.LogEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** Pins what other consumers of the topic rely on: what these files say is the contract, and changes with a new version. */
class RecordFormatTest {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final Map<String, Object> PARTITION = Map.of("log_group", "g");
    private static final Map<String, Object> OFFSET = Map.of("position", "p");
    private static final long TIME = Instant.parse("2026-11-22T08:00:00Z").toEpochMilli();
    private static final Origin ORIGIN = new Origin("123456789012", "eu-west-1", "/aws/lambda/payments");
    private static final LogEvent EVENT = new LogEvent(
            "39402511845462415023404810293216430891174052367101558784",
            "2026/11/22/[$LATEST]4f1c",
            TIME,
            TIME + 412,
            "ERROR card declined for order 1042");

    private final EventRecords events = new EventRecords("alarms.{region}", 900_000);

    @Test
    void anEvent() throws IOException {
        assertGolden("event.json", events.of(ORIGIN, EVENT, PARTITION, OFFSET));
    }

    @Test
    void anEventOfAnUnknownAccountWithACutMessage() throws IOException {
        EventRecords cutting = new EventRecords("alarms", 9);
        Origin unknown = new Origin(null, "eu-west-1", "payments");

        assertGolden("event-cut-without-account.json", cutting.of(unknown, EVENT, PARTITION, OFFSET));
    }

    @Test
    void aHeartbeat() throws IOException {
        HeartbeatRecords heartbeats =
                new HeartbeatRecords("tocsin-heartbeats", InstantSource.fixed(Instant.ofEpochMilli(TIME)));

        assertGolden("heartbeat.json", heartbeats.of(ORIGIN, TIME - 60_000, TIME - 1_000, PARTITION, OFFSET));
    }

    /** Else one such event would stop the task for good. */
    @Test
    void theWorstMessageFitsAProducersDefaultRequest() throws IOException {
        Origin longNames = new Origin("123456789012", "ap-northeast-1", "g".repeat(512));
        LogEvent worst = new LogEvent("9".repeat(56), "s".repeat(512), TIME, TIME, "\u0001".repeat(1 << 20));
        SourceRecord record = events.of(longNames, worst, PARTITION, OFFSET);

        int value;
        try (JsonConverter converter = new JsonConverter()) {
            converter.configure(Map.of("schemas.enable", true), false);
            value = converter.fromConnectData(record.topic(), record.valueSchema(), record.value()).length;
        }
        int keyAndHeaders = 10_000;
        assertThat(value + keyAndHeaders).isLessThan(1 << 20);
        assertThat(record.headers().lastWithName("cloudwatch.message.bytes").value())
                .isEqualTo(1L << 20);
    }

    @Test
    void theOffsetIsPassedOnUntouched() {
        SourceRecord record = events.of(ORIGIN, EVENT, PARTITION, OFFSET);

        assertThat(record.sourceOffset()).isSameAs(OFFSET);
        assertThat(record.sourcePartition()).isSameAs(PARTITION);
    }

    private static void assertGolden(String file, SourceRecord record) throws IOException {
        assertThat(JSON.writeValueAsString(readable(record)) + "\n").isEqualTo(resource(file));
    }

    private static ObjectNode readable(SourceRecord record) throws IOException {
        ObjectNode node = JSON.createObjectNode()
                .put("topic", record.topic())
                .put("timestamp", record.timestamp())
                .put("key", String.valueOf(record.key()));
        node.put("key_schema", String.valueOf(record.keySchema().type()));
        node.put("partition_chosen", record.kafkaPartition() != null);
        ObjectNode headers = node.putObject("headers");
        for (Header header : record.headers()) {
            headers.put(header.key(), header.schema().type() + " " + header.value());
        }
        node.set("value", converted(record, false));
        node.set("value_with_schema", converted(record, true));
        return node;
    }

    private static JsonNode converted(SourceRecord record, boolean schemas) throws IOException {
        try (JsonConverter converter = new JsonConverter()) {
            converter.configure(Map.of("schemas.enable", schemas), false);
            return JSON.readTree(converter.fromConnectData(record.topic(), record.valueSchema(), record.value()));
        }
    }

    private static String resource(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(RecordFormatTest.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
