package io.tocsin.slack.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.message.redaction.Redactor;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When a message says that something happened: never when it was written, where the record tells better. */
class EventTimeTest {
    private static final long EVENT = 1_795_341_600_000L;
    private static final long WRITTEN = EVENT + 864_000_000;

    static List<Object> headersAsConvertersReadThem() {
        return List.of(
                EVENT,
                Long.toString(EVENT),
                Date.from(Instant.ofEpochMilli(EVENT)),
                "2026-11-22T10:00:00Z",
                "2026-11-22T12:00:00+02:00");
    }

    @ParameterizedTest
    @MethodSource("headersAsConvertersReadThem")
    void theMessageAloneIsOfTheTimeThatTheHeaderTells(Object header) {
        assertThat(time(written("ERROR"), header)).isEqualTo(Instant.ofEpochMilli(EVENT));
        assertThat(time(written(Map.of("level", "error")), header)).isEqualTo(Instant.ofEpochMilli(EVENT));
    }

    @Test
    void aStructTellsItsTimeItself() {
        Map<String, Object> event = Records.json("ERROR");

        assertThat(time(written(event), null)).isEqualTo(Instant.ofEpochMilli(EVENT));
        assertThat(time(written(event), EVENT + 1)).isEqualTo(Instant.ofEpochMilli(EVENT));
    }

    /** A transformation has taken it out, or made something of it that nobody can read. */
    @Test
    void aStructWithoutItsTimeIsOfTheTimeThatTheHeaderTells() {
        Map<String, Object> without = new HashMap<>(Records.json("ERROR"));
        without.remove("timestamp");
        Map<String, Object> unreadable = new HashMap<>(without);
        unreadable.put("timestamp", "22 Nov");

        assertThat(time(written(without), EVENT)).isEqualTo(Instant.ofEpochMilli(EVENT));
        assertThat(time(written(unreadable), EVENT)).isEqualTo(Instant.ofEpochMilli(EVENT));
    }

    /** So did those of the source of this connector before it wrote the header: their Kafka timestamp is the event's time. */
    @Test
    void recordsOfOtherProducersHaveTheirKafkaTimestamp() {
        assertThat(time(written("ERROR"), null)).isEqualTo(Instant.ofEpochMilli(WRITTEN));
        assertThat(time(written("ERROR"), "soon")).isEqualTo(Instant.ofEpochMilli(WRITTEN));
        assertThat(new EntryReader(Redactor.none())
                        .read(new SinkRecord("t", 0, null, null, null, "ERROR", 0))
                        .entry()
                        .time())
                .isNull();
    }

    @Test
    void templatesHaveTheEventsTime() {
        SinkRecord record = written("ERROR");
        record.headers().add("cloudwatch.timestamp", EVENT, Schema.INT64_SCHEMA);
        Map<String, @Nullable Object> variables =
                new EntryReader(Redactor.none()).read(record).variables();

        assertThat(variables).containsEntry("time", Instant.ofEpochMilli(EVENT)).containsEntry("timestamp", EVENT);
    }

    private static SinkRecord written(Object value) {
        return new SinkRecord("orders", 3, null, null, null, value, 42, WRITTEN, TimestampType.CREATE_TIME);
    }

    private static Instant time(SinkRecord record, @Nullable Object header) {
        if (header != null) {
            record.headers().add("cloudwatch.timestamp", header, null);
        }
        return Objects.requireNonNull(Records.renderer().read(record).gist().time());
    }
}
