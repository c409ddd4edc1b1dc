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
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.StringConverter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Pins what other consumers of the topic rely on: what these files say is the contract, and changes with a new version. */
class RecordFormatTest {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final Map<String, Object> PARTITION = Map.of("log_group", "g");
    private static final Map<String, Object> OFFSET = Map.of("position", "p");
    private static final long TIME = Instant.parse("2026-11-22T08:00:00Z").toEpochMilli();
    private static final InstantSource WRITTEN = InstantSource.fixed(Instant.parse("2026-11-22T08:00:03.500Z"));
    private static final Origin ORIGIN = new Origin("123456789012", "eu-west-1", "/aws/lambda/payments");
    private static final LogEvent EVENT = new LogEvent(
            "39402511845462415023404810293216430891174052367101558784",
            "2026/11/22/[$LATEST]4f1c",
            TIME,
            TIME + 412,
            "ERROR card declined for order 1042");

    private final EventRecords events = records(ValueFormat.STRUCT, KeyFormat.STREAM, true);

    @Test
    void anEvent() throws IOException {
        assertGolden("event.json", events.of(ORIGIN, EVENT, PARTITION, OFFSET));
    }

    @Test
    void anEventOfAnUnknownAccountWithACutMessage() throws IOException {
        EventRecords cutting =
                new EventRecords(new RecordFormat("alarms", 9, ValueFormat.STRUCT, KeyFormat.STREAM, true), WRITTEN);
        Origin unknown = new Origin(null, "eu-west-1", "payments");

        assertGolden("event-cut-without-account.json", cutting.of(unknown, EVENT, PARTITION, OFFSET));
    }

    @Test
    void aHeartbeat() throws IOException {
        assertGolden("heartbeat.json", heartbeat(ORIGIN, ValueFormat.STRUCT, true));
    }

    @Test
    void aHeartbeatBesideMessagesIsTheSame() throws IOException {
        assertGolden("heartbeat.json", heartbeat(ORIGIN, ValueFormat.MESSAGE, true));
    }

    /** As the events, it has no schema; and its mark is not left out. */
    @Test
    void aHeartbeatBesideParsedMessagesWithoutHeaders() throws IOException {
        Origin unknown = new Origin(null, "eu-west-1", "/aws/lambda/payments");

        assertGolden("heartbeat-beside-json.json", heartbeat(unknown, ValueFormat.JSON, false));
    }

    /** Else a transform that takes one of them fails at the first heartbeat. */
    @Test
    void aHeartbeatHasAllFieldsOfAnEvent() {
        Schema heartbeat = heartbeat(ORIGIN, ValueFormat.STRUCT, true).valueSchema();

        assertThat(EventSchema.SCHEMA.fields()).allSatisfy(field -> {
            assertThat(heartbeat.field(field.name())).as(field.name()).isNotNull();
            assertThat(heartbeat.field(field.name()).schema().type())
                    .isEqualTo(field.schema().type());
        });
    }

    private static SourceRecord heartbeat(Origin origin, ValueFormat value, boolean headers) {
        RecordFormat format = new RecordFormat("alarms", 900_000, value, KeyFormat.STREAM, headers);
        return new HeartbeatRecords("tocsin-heartbeats", format)
                .of(
                        HeartbeatRecords.key(origin),
                        origin,
                        new HeartbeatRecords.Times(TIME - 60_000, TIME - 1_000, WRITTEN.millis()),
                        PARTITION,
                        OFFSET);
    }

    /** In a compacted topic one would take the place of the other. */
    @Test
    void heartbeatsOfOtherAccountsRegionsAndMetricFiltersHaveOtherKeys() {
        assertThat(Stream.of(
                                ORIGIN,
                                new Origin("123456789013", "eu-west-1", "/aws/lambda/payments"),
                                new Origin("123456789012", "eu-west-2", "/aws/lambda/payments"),
                                new Origin(null, "eu-west-1", "/aws/lambda/payments"),
                                new Origin("123456789012", "eu-west-1", "/aws/lambda/payments", "errors"),
                                new Origin("123456789012", "eu-west-1", "/aws/lambda/payments", "timeouts"))
                        .map(HeartbeatRecords::key))
                .doesNotHaveDuplicates();
    }

    @Test
    void theMessageAloneKeyedByGroup() throws IOException {
        assertGolden(
                "message-by-group.json",
                records(ValueFormat.MESSAGE, KeyFormat.GROUP, true).of(ORIGIN, EVENT, PARTITION, OFFSET));
    }

    @Test
    void aParsedMessageWithoutKeyAndHeaders() throws IOException {
        LogEvent event = saying("""
                {"level": "error", "order": {"id": 1042, "paid": false, "total": 12.50, "tags": ["a", null]}, "\\u00e9": "\\ud83d\\ude00"}
                """);

        assertGolden(
                "json.json", records(ValueFormat.JSON, KeyFormat.NONE, false).of(ORIGIN, event, PARTITION, OFFSET));
    }

    @Test
    void aMessageThatIsNoJsonObjectStaysAString() throws IOException {
        assertGolden(
                "json-that-is-none.json",
                records(ValueFormat.JSON, KeyFormat.STREAM, true).of(ORIGIN, EVENT, PARTITION, OFFSET));
    }

    @Test
    void aCutIsToldEvenWithoutHeaders() {
        EventRecords cutting =
                new EventRecords(new RecordFormat("alarms", 9, ValueFormat.MESSAGE, KeyFormat.NONE, false), WRITTEN);

        SourceRecord record = cutting.of(ORIGIN, EVENT, PARTITION, OFFSET);

        assertThat(record.headers())
                .extracting(header -> header.key() + "=" + header.value())
                .containsExactly("cloudwatch.timestamp=" + TIME, "cloudwatch.message.bytes=34");
    }

    /** As the value tells it. */
    @Test
    void theTimeOfAStructIsNotToldAgainWithoutHeaders() {
        SourceRecord record =
                records(ValueFormat.STRUCT, KeyFormat.STREAM, false).of(ORIGIN, EVENT, PARTITION, OFFSET);

        assertThat(record.headers()).isEmpty();
    }

    /** Else one such event would stop the task for good. */
    @Test
    void theWorstMessageFitsAProducersDefaultRequest() throws IOException {
        Origin longNames = new Origin("123456789012", "ap-northeast-1", "g".repeat(512));
        LogEvent worst = new LogEvent("9".repeat(56), "s".repeat(512), TIME, TIME, "\u0001".repeat(1 << 20));
        SourceRecord record = events.of(longNames, worst, PARTITION, OFFSET);

        int keyAndHeaders = 10_000;
        assertThat(bytes(record, true).length + keyAndHeaders).isLessThan(1 << 20);
        assertThat(record.headers().lastWithName("cloudwatch.message.bytes").value())
                .isEqualTo(1L << 20);
    }

    @Test
    void theOffsetIsPassedOnUntouched() {
        SourceRecord record = events.of(ORIGIN, EVENT, PARTITION, OFFSET);

        assertThat(record.sourceOffset()).isSameAs(OFFSET);
        assertThat(record.sourcePartition()).isSameAs(PARTITION);
    }

    /** Numbers are what grows: of this message each takes more than twice the room when it is written again. */
    @Test
    void aParsedMessageFitsAProducersDefaultRequestToo() {
        LogEvent growing = saying("{\"a\":[" + "1e6,".repeat(200_000) + "1]}");

        SourceRecord record = records(ValueFormat.JSON, KeyFormat.STREAM, true).of(ORIGIN, growing, PARTITION, OFFSET);

        assertThat(record.value()).isEqualTo(growing.message());
        assertThat(record.valueSchema()).isEqualTo(Schema.STRING_SCHEMA);
    }

    private static EventRecords records(ValueFormat value, KeyFormat key, boolean headers) {
        return new EventRecords(new RecordFormat("alarms.{region}", 900_000, value, key, headers), WRITTEN);
    }

    private static LogEvent saying(String message) {
        return new LogEvent(EVENT.id(), EVENT.logStream(), TIME, TIME + 412, message);
    }

    private static void assertGolden(String file, SourceRecord record) throws IOException {
        assertThat(JSON.writeValueAsString(readable(record)) + "\n").isEqualTo(resource(file));
    }

    private static ObjectNode readable(SourceRecord record) throws IOException {
        ObjectNode node = JSON.createObjectNode()
                .put("topic", record.topic())
                .put("timestamp", record.timestamp())
                .put("key", String.valueOf(record.key()));
        node.put("key_schema", type(record.keySchema()));
        node.put("value_schema", type(record.valueSchema()));
        node.put("partition_chosen", record.kafkaPartition() != null);
        ObjectNode headers = node.putObject("headers");
        for (Header header : record.headers()) {
            headers.put(header.key(), header.schema().type() + " " + header.value());
        }
        node.set("value", converted(record, false));
        node.set("value_with_schema", converted(record, true));
        if (!EventSchema.SCHEMA.equals(record.valueSchema())) {
            node.put("value_as_string", new String(string(record), StandardCharsets.UTF_8));
        }
        return node;
    }

    private static String type(@Nullable Schema schema) {
        return schema == null ? "none" : schema.type().toString();
    }

    private static JsonNode converted(SourceRecord record, boolean schemas) throws IOException {
        return JSON.readTree(bytes(record, schemas));
    }

    private static byte[] bytes(SourceRecord record, boolean schemas) {
        try (JsonConverter converter = new JsonConverter()) {
            converter.configure(Map.of("schemas.enable", schemas), false);
            return converter.fromConnectData(record.topic(), record.valueSchema(), record.value());
        }
    }

    private static byte[] string(SourceRecord record) throws IOException {
        try (StringConverter converter = new StringConverter()) {
            return converter.fromConnectData(record.topic(), record.valueSchema(), record.value());
        }
    }

    private static String resource(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(RecordFormatTest.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
