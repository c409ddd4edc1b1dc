package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.message.EventId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.storage.SimpleHeaderConverter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RepeatsTest {
    private static final Schema SCHEMA =
            SchemaBuilder.struct().field("event_id", Schema.STRING_SCHEMA).build();
    private static final String ID = "39402511845462415023404810293216430891174052367101558784";
    private final Repeats repeats = new Repeats(2, EventId::of);

    private static Origin origin(int partition, long offset) {
        return new Origin(new TopicPartition("logs", partition), offset);
    }

    private static SinkRecord record(@Nullable Object value) {
        return new SinkRecord("logs", 0, null, null, null, value, 0);
    }

    private static SinkRecord event(String id) {
        return record(Map.of("event_id", id));
    }

    @Test
    void theSameEventByAnotherRecordIsARepeat() {
        assertThat(repeats.isRepeat(origin(0, 1), event("a"))).isFalse();
        assertThat(repeats.isRepeat(origin(1, 9), event("a"))).isTrue();
        assertThat(repeats.isRepeat(origin(0, 2), event("b"))).isFalse();
    }

    @Test
    void aRecordThatComesAgainIsNoRepeatOfItself() {
        assertThat(repeats.isRepeat(origin(0, 1), event("a"))).isFalse();
        assertThat(repeats.isRepeat(origin(0, 1), event("a"))).isFalse();
    }

    @Test
    void onlyTheNewestAreRemembered() {
        repeats.isRepeat(origin(0, 1), event("a"));
        repeats.isRepeat(origin(0, 2), event("b"));
        repeats.isRepeat(origin(0, 3), event("c"));

        assertThat(repeats.isRepeat(origin(0, 4), event("a"))).isFalse();
        assertThat(repeats.isRepeat(origin(0, 5), event("c"))).isTrue();
    }

    @Test
    void whatCameFromPartitionsThatAreGoneIsForgotten() {
        repeats.isRepeat(origin(0, 1), event("a"));
        repeats.close(Set.of(new TopicPartition("logs", 0)));

        assertThat(repeats.isRepeat(origin(1, 1), event("a"))).isFalse();
    }

    @Test
    void theIdIsFoundInHeaderStructAndMap() {
        SinkRecord header = record("text");
        header.headers().addString("cloudwatch.event.id", "h");

        assertThat(EventId.of(header)).contains("h");
        assertThat(EventId.of(record(new Struct(SCHEMA).put("event_id", "s")))).contains("s");
        assertThat(EventId.of(event("m"))).contains("m");
    }

    /** As the workers' default converter hands it over, which makes a number of it. */
    @Test
    void theIdIsFoundInAHeaderThroughTheDefaultConverter() {
        for (Object value : new Object[] {"text", Map.of("event_id", "of the application"), Map.of("a", 1)}) {
            SinkRecord record = record(value);
            byte[] header = ID.getBytes(StandardCharsets.UTF_8);
            record.headers()
                    .add("cloudwatch.event.id", new SimpleHeaderConverter().toConnectHeader("logs", "id", header));

            assertThat(EventId.of(record)).contains(ID);
        }
    }

    @Test
    void ofALogEventTheFieldCounts() {
        SinkRecord record = record(Map.of("event_id", ID, "message", "x", "log_group", "/shop"));
        record.headers().addString("cloudwatch.event.id", "other");

        assertThat(EventId.of(record)).contains(ID);
    }

    /** As a transform leaves it that takes fields away. */
    @Test
    void ofALogEventWithoutTheFieldTheHeaderCounts() {
        for (Map<String, Object> value : List.<Map<String, Object>>of(
                Map.of("message", "x", "log_group", "/shop"),
                Map.of("message", "x", "log_group", "/shop", "event_id", " "))) {
            SinkRecord record = record(value);
            record.headers().addString("cloudwatch.event.id", ID);

            assertThat(EventId.of(record)).contains(ID);
        }
    }

    /** A line of a log may be JSON, and its event_id anything. */
    @Test
    void aTextIsNotLookedIntoForAnId() {
        assertThat(EventId.of(record("{\"event_id\":\"same\"}"))).isEmpty();
    }

    @Test
    void whatHasNoIdIsNoRepeat() {
        Struct other = new Struct(
                SchemaBuilder.struct().field("a", Schema.STRING_SCHEMA).build());
        for (Object value : new Object[] {"text", other, Map.of("event_id", 7), Map.of("event_id", " ")}) {
            assertThat(repeats.isRepeat(origin(0, 1), record(value))).isFalse();
            assertThat(repeats.isRepeat(origin(0, 2), record(value))).isFalse();
        }
    }
}
