package io.tocsin.slack.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.storage.SimpleHeaderConverter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
    private static final Instant SCANNED = Instant.parse("2026-11-22T10:01:00Z");
    private static final Instant WRITTEN = Instant.parse("2026-11-22T10:02:00Z");
    private static final Heartbeat EXPECTED = new Heartbeat("/payments · eu-west-1", SCANNED, WRITTEN);
    private static final String JSON = """
            {"account": null, "region": "eu-west-1", "log_group": "/payments", "position": %d, "scanned_at": %d}
            """.formatted(SCANNED.toEpochMilli(), SCANNED.toEpochMilli());
    private static final Schema SCHEMA = SchemaBuilder.struct()
            .field("account", Schema.OPTIONAL_STRING_SCHEMA)
            .field("region", Schema.STRING_SCHEMA)
            .field("log_group", Schema.STRING_SCHEMA)
            .field("position", Timestamp.SCHEMA)
            .field("scanned_at", Timestamp.SCHEMA)
            .build();

    private static SinkRecord record(@Nullable Object value) {
        return new SinkRecord(
                "beats", 0, null, null, null, value, 1, WRITTEN.toEpochMilli(), TimestampType.CREATE_TIME);
    }

    private static Struct struct() {
        return new Struct(SCHEMA)
                .put("region", "eu-west-1")
                .put("log_group", "/payments")
                .put("position", Date.from(SCANNED))
                .put("scanned_at", Date.from(SCANNED));
    }

    private static Map<String, Object> map() {
        return Map.of(
                "region",
                "eu-west-1",
                "log_group",
                "/payments",
                "position",
                SCANNED.toEpochMilli(),
                "scanned_at",
                SCANNED.toEpochMilli());
    }

    @Test
    void isReadWithSchemaAndWithout() {
        assertThat(Heartbeat.of(record(struct()))).contains(EXPECTED);
        assertThat(Heartbeat.of(record(map()))).contains(EXPECTED);
        assertThat(Heartbeat.of(record("text"))).isEmpty();
        assertThat(Heartbeat.of(record(null))).isEmpty();
        assertThat(Heartbeat.of(record(new Struct(SchemaBuilder.struct().build()))))
                .isEmpty();
    }

    @Test
    void isReadAsJsonTextOrBytes() {
        byte[] bytes = JSON.getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);

        assertThat(Heartbeat.of(record(JSON))).contains(EXPECTED);
        assertThat(Heartbeat.of(record(bytes))).contains(EXPECTED);
        assertThat(Heartbeat.of(record(buffer))).contains(EXPECTED);
        assertThat(buffer.position()).as("left as it was").isZero();
        assertThat(Heartbeat.of(record("{\"scanned_at\": 7"))).isEmpty();
    }

    @Test
    void isReadInTheEnvelopeOfSchemaAndPayload() {
        assertThat(Heartbeat.of(record("{\"schema\": {\"type\": \"struct\"}, \"payload\": " + JSON + "}")))
                .contains(EXPECTED);
        assertThat(Heartbeat.of(record(Map.of("schema", Map.of("type", "struct"), "payload", map()))))
                .contains(EXPECTED);
    }

    @Test
    void timesMayBeTexts() {
        assertThat(Heartbeat.of(record(
                        "{\"log_group\":\"/payments\",\"region\":\"eu-west-1\",\"scanned_at\":\"" + SCANNED + "\"}")))
                .contains(EXPECTED);
    }

    @Test
    void isReadInItsHeadersWhereATransformHasTakenTheValue() {
        SinkRecord record = record(null);
        record.headers()
                .addString("cloudwatch.heartbeat", SCANNED.toString())
                .addString("cloudwatch.log.group", "/payments")
                .addString("cloudwatch.region", "eu-west-1");

        assertThat(Heartbeat.of(record)).contains(EXPECTED);
        assertThat(Heartbeat.isStray(record)).isTrue();
    }

    /** Connect's default header converter makes numbers and dates of texts that look like them. */
    @Test
    void headersAreReadAsText() {
        SinkRecord record = record(null);
        SimpleHeaderConverter converter = new SimpleHeaderConverter();
        Map.of(
                        "cloudwatch.heartbeat", "2026-11-22T10:01:00.123Z",
                        "cloudwatch.log.group", "2026",
                        "cloudwatch.account", "012345678901",
                        "cloudwatch.region", "eu-west-1")
                .forEach((name, text) -> record.headers()
                        .add(name, converter.toConnectHeader("beats", name, text.getBytes(StandardCharsets.UTF_8))));

        assertThat(Heartbeat.of(record))
                .contains(new Heartbeat("2026 · 012345678901 · eu-west-1", SCANNED.plusMillis(123), WRITTEN));
    }

    @Test
    void amongEventsItIsToldByItsHeaderOrItsFields() {
        assertThat(Heartbeat.isStray(record(struct()))).isTrue();
        assertThat(Heartbeat.isStray(record(map()))).isTrue();
        assertThat(Heartbeat.isStray(record(JSON))).isTrue();
        assertThat(Heartbeat.isStray(record("scanned_at"))).isFalse();
        assertThat(Heartbeat.isStray(record(Map.of("log_group", "/payments", "message", "ERROR"))))
                .isFalse();
        assertThat(Heartbeat.isStray(
                        record(Map.of("log_group", "/a", "scanned_at", 1, "position", 1, "message", "ERROR"))))
                .as("an event whose text was parsed")
                .isFalse();
    }

    /** With {@code record.value=message} or {@code json} the value is what an application has written. */
    @Test
    void anEventWhoseTextLooksLikeAHeartbeatIsOfAnEventAllTheSame() {
        SinkRecord event = record(JSON);
        event.headers().addString("cloudwatch.event.id", "38911985274");

        assertThat(Heartbeat.isStray(event)).isFalse();
    }
}
