package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.slack.delivery.RecordingContext;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records and heartbeats that nobody would write, on a thread with no more stack than a worker's: none of them ends the task. */
class UnreadableRecordsTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final long STACK = 512 * 1024;
    private static final List<Long> TIMES = List.of(Long.MIN_VALUE, -1L, 0L, 1_795_341_600_000L, Long.MAX_VALUE);

    private final RecordingContext context = new RecordingContext();
    private final SlackSinkTask task = new SlackSinkTask();
    private final List<String> reported = new ArrayList<>();
    private final SlackEmulator slack =
            SlackEmulator.start(SlackOptions.defaults().withoutRateLimit());

    @AfterEach
    void stop() {
        task.stop();
        slack.close();
    }

    private void start(TopicPartition partition, Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(Map.of("rate.per.second", "50", "drop.repeated.events", "true"));
        properties.put("slack.webhook.url", slack.webhook("alerts").toString());
        properties.putAll(more);
        context.assignment.add(partition);
        context.reporter = (record, error) -> {
            reported.add(error.getMessage());
            return CompletableFuture.completedFuture(null);
        };
        task.initialize(context);
        task.start(properties);
        task.open(Set.of(partition));
    }

    private void put(List<SinkRecord> records) throws InterruptedException, ExecutionException {
        FutureTask<Void> put = new FutureTask<>(() -> task.put(records), null);
        Thread thread = new Thread(null, put, "as a worker's", STACK);
        thread.start();
        thread.join();
        put.get();
    }

    private long committable(TopicPartition partition, long current) {
        return Objects.requireNonNull(task.preCommit(Map.of(partition, new OffsetAndMetadata(current)))
                        .get(partition))
                .offset();
    }

    private static List<SinkRecord> records(TopicPartition partition, List<Object> values) {
        List<SinkRecord> records = new ArrayList<>();
        for (Object value : values) {
            Long time = TIMES.get(records.size() % TIMES.size());
            Object key = values.get(values.size() - 1 - records.size());
            records.add(new SinkRecord(
                    partition.topic(), 0, null, key, null, value, records.size(), time, TimestampType.CREATE_TIME));
        }
        return records;
    }

    private static List<Object> strange() {
        List<Object> values = new ArrayList<>(List.of(
                "", "\ud800", new byte[] {-1, 0}, 1, Double.NaN, List.of(), Map.of(), nested(800), nested(100_000)));
        values.add(Collections.singletonMap(null, null));
        values.add(new TreeMap<>(Map.of(1, "one")));
        values.add(new AbstractMap<String, String>() {
            @Override
            public Set<Map.Entry<String, String>> entrySet() {
                throw new IllegalStateException("cannot be read");
            }
        });
        Schema empty = SchemaBuilder.struct().optional().build();
        values.add(new Struct(empty));
        values.add(new Struct(SchemaBuilder.struct()
                .field("log_group", Schema.OPTIONAL_STRING_SCHEMA)
                .field("scanned_at", Schema.OPTIONAL_STRING_SCHEMA)
                .build()));
        return values;
    }

    private static Object nested(int depth) {
        Object value = "deep";
        for (int i = 0; i < depth; i++) {
            value = i % 2 == 0 ? List.of(value) : Map.of("in", value);
        }
        return value;
    }

    private static List<Object> heartbeats() {
        List<Object> values = new ArrayList<>(strange());
        for (String group : List.of("", "<!channel> & <@U1>", "x".repeat(100_000), "\u202e\u0000\ud800")) {
            for (Object time : TIMES) {
                values.add(Map.of("log_group", group, "scanned_at", time, "account", nested(3), "region", 7));
                values.add(Map.of("log_group", group, "scanned_at", Date.from(Instant.ofEpochMilli((long) time))));
            }
            values.add(Map.of("log_group", group, "scanned_at", new java.sql.Date(0)));
            values.add(Map.of("log_group", group, "scanned_at", "yesterday"));
            values.add(Map.of("log_group", Map.of(), "scanned_at", 1L));
        }
        return values;
    }

    @Test
    void heartbeatsAreToldOrPassedOver() throws Exception {
        TopicPartition beats = new TopicPartition("beats", 0);
        start(beats, Map.of("heartbeat.topic", "beats", "staleness.after.ms", "1"));
        List<SinkRecord> records = records(beats, heartbeats());
        put(records);

        await().atMost(LONG).until(() -> {
            put(List.of());
            return committable(beats, records.size()) == records.size();
        });
        assertThat(reported).isEmpty();
        assertThat(slack.messages("alerts")).isNotEmpty();
        assertThat(slack.messages("alerts")).allSatisfy(message -> {
            assertThat(message.text()).contains("No sign of a scan for");
            // In rich text no sign is markup; anywhere else it is.
            assertThat(message.json().toString().replace("\"text\",\"text\":\"<!channel> & <@U1>", ""))
                    .doesNotContain("<!", "<@", "\"broadcast\"", "\"user_id\"");
        });
        assertThat(slack.counters().refused()).isEmpty();
    }

    /** With all that is made of a time: the link to the console, what is told as late, dates in a template, a digest's first and last. */
    @ParameterizedTest
    @CsvSource({"individual, 0", "adaptive, 0", "adaptive, 60000", "digest, 0"})
    void eventsOfAbsurdTimesArePosted(String mode, String lateAfter) throws Exception {
        TopicPartition logs = new TopicPartition("logs", 0);
        start(
                logs,
                Map.of(
                        "delivery.mode",
                        mode,
                        "digest.window.ms",
                        "1000",
                        "late.after.ms",
                        lateAfter,
                        "message.footer",
                        "{{ timestamp }} {{ time | date('yyyy-MM-dd YYYY ww', 'Asia/Tokyo') }} {{ time | slack_date }}"));
        List<Object> values = new ArrayList<>();
        for (Object time : absurdTimes()) {
            values.add(Map.of("message", "text", "log_group", "/g", "region", "eu-west-1", "timestamp", time));
        }
        values.addAll(List.of("one", "two", "three", "four", "five"));
        List<SinkRecord> records = records(logs, values);
        put(records);

        await().atMost(LONG).until(() -> {
            put(List.of());
            return committable(logs, records.size()) == records.size();
        });
        assertThat(reported).isEmpty();
        assertThat(slack.messages("alerts")).isNotEmpty();
        assertThat(slack.counters().refused()).isEmpty();
    }

    private static List<Object> absurdTimes() {
        List<Object> times = new ArrayList<>(TIMES);
        times.addAll(List.of(
                Instant.MIN.toString(),
                Instant.MAX.toString(),
                "+999999999-12-31T23:59:59.999999999-18:00",
                "yesterday",
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                new BigDecimal("1e400"),
                new BigInteger("-" + "9".repeat(30))));
        return times;
    }

    @ParameterizedTest
    @ValueSource(strings = {"individual", "adaptive", "digest"})
    void recordsArePostedOrReported(String mode) throws Exception {
        TopicPartition logs = new TopicPartition("logs", 0);
        start(
                logs,
                Map.of(
                        "delivery.mode", mode,
                        "digest.window.ms", "1000",
                        "routes", "deep,rest",
                        "routes.deep.match.field.in.in.in.equals", "x",
                        "routes.deep.drop", "true"));
        List<Object> values = new ArrayList<>(strange());
        for (Object time : TIMES) {
            values.add(Map.of("message", "text", "log_group", "/group", "timestamp", time));
        }
        List<SinkRecord> records = records(logs, values);
        put(records);

        await().atMost(LONG).until(() -> {
            put(List.of());
            return committable(logs, records.size()) == records.size();
        });
        assertThat(reported).isNotEmpty().allMatch(error -> error.contains("logs-0@"));
        assertThat(slack.counters().refused()).isEmpty();
    }
}
