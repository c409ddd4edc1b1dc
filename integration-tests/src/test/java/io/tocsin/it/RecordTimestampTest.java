package io.tocsin.it;

import static io.tocsin.it.cluster.Scenario.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.it.cluster.ProcessStage;
import io.tocsin.it.cluster.Scenario;
import io.tocsin.it.cluster.WorkerOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Events of any time on a broker whose settings are the defaults, but for how often it looks what to delete: it refuses records of
 * more than an hour ahead, and deletes those older than a week.
 */
class RecordTimestampTest {
    private static final Duration OLD = Duration.ofDays(10);

    private static final ProcessStage STAGE = new ProcessStage(
            "record-timestamp",
            CloudWatchEmulator.start(0),
            SlackEmulator.start(SlackOptions.defaults().withoutRateLimit()),
            RecordTimestampTest::deletingSoon);

    private static Map<String, String> deletingSoon(Map<String, String> broker) {
        Map<String, String> changed = new HashMap<>(broker);
        changed.put("log.retention.check.interval.ms", "200");
        changed.put("log.initial.task.delay.ms", "0");
        return changed;
    }

    @BeforeAll
    static void startWorker() {
        STAGE.worker("worker", WorkerOptions.defaults().quickToStart()).start();
    }

    @AfterAll
    static void close() {
        STAGE.close();
    }

    @Test
    void an_event_ninety_minutes_ahead_stops_no_task_and_is_posted() throws IOException {
        try (Scenario scenario = new Scenario(STAGE, "ahead")) {
            scenario.deploy();
            scenario.putOld(Duration.ofMinutes(-90), "ERROR of the future.");
            scenario.awaitInSlack("ERROR of the future.");
            scenario.put("ERROR of the present.");
            scenario.awaitInSlack("ERROR of the present.");
            scenario.connectors().awaitRunning(scenario.source());
            assertThat(scenario.inTopic()).containsExactly("ERROR of the future.", "ERROR of the present.");
        }
    }

    @Test
    void events_older_than_the_retention_of_the_topic_are_all_posted() throws Exception {
        try (Scenario scenario = new Scenario(STAGE, "backfill")) {
            backfill(scenario);
        }
    }

    /** A topic of a user, who thought of other producers. */
    @Test
    void so_they_are_if_the_topic_takes_timestamps_of_the_last_minutes_only() throws Exception {
        try (Scenario scenario = new Scenario(STAGE, "strict")) {
            STAGE.cluster()
                    .createTopic(
                            scenario.topic(),
                            Map.of("message.timestamp.before.max.ms", "600000", "message.timestamp.after.max.ms", "0"));
            backfill(scenario);
        }
    }

    /** With the default header converter, and a transform that fails on a record without a timestamp. */
    @ParameterizedTest
    @CsvSource({"message, true", "message, false", "json, false", "struct, true"})
    void slack_shows_the_time_of_the_event(String value, String headers) throws IOException {
        try (Scenario scenario = new Scenario(STAGE, "shown-" + value + "-" + headers)) {
            Map<String, String> source = scenario.sourceConfig();
            source.put("record.value", value);
            source.put("record.headers", headers);
            source.put("transforms", "route");
            source.put("transforms.route.type", "org.apache.kafka.connect.transforms.TimestampRouter");
            source.put("transforms.route.topic.format", "${topic}-routed");
            Map<String, String> sink = scenario.sinkConfig();
            sink.put("topics", scenario.topic() + "-routed");
            Instant happened = Instant.now().minus(OLD);
            STAGE.region().put("/shown-" + value + "-" + headers, "stream", happened, "{\"level\": \"ERROR\"}");
            scenario.deploySource(source);
            scenario.deploySink(sink);
            scenario.awaitInSlack("<!date^" + happened.getEpochSecond() + "^");
        }
    }

    private static void backfill(Scenario scenario) throws Exception {
        List<String> events =
                IntStream.range(0, 30).mapToObj(i -> "ERROR old " + i + ".").toList();
        scenario.putOld(OLD, events.toArray(String[]::new));
        scenario.deploySource(scenario.sourceConfig());
        patiently("all events in the topic").until(() -> scenario.lastOffset() >= events.size() - 1);
        awaitDeletionOfWhatIsOld(scenario.topic() + "-witness");
        assertThat(scenario.inTopic()).containsExactlyInAnyOrderElementsOf(events);
        scenario.deploySink(scenario.sinkConfig());
        patiently("all in Slack")
                .untilAsserted(() -> assertThat(events).allMatch(event -> scenario.inSlack(event) == 1));
    }

    /** The broker has looked what is to be deleted since this was called. */
    private static void awaitDeletionOfWhatIsOld(String witness) throws ExecutionException, InterruptedException {
        STAGE.cluster().createTopic(witness, Map.of());
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", STAGE.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            long old = Instant.now().minus(OLD).toEpochMilli();
            producer.send(new ProducerRecord<>(witness, 0, old, null, "old")).get();
        }
        TopicPartition partition = new TopicPartition(witness, 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", STAGE.bootstrapServers()))) {
            patiently("the deletion of an old record")
                    .until(() -> admin.listOffsets(Map.of(partition, OffsetSpec.earliest()))
                                    .partitionResult(partition)
                                    .get()
                                    .offset()
                            > 0);
        }
    }
}
