package io.tocsin.it.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.emulator.slack.trouble.Kind;
import io.tocsin.emulator.slack.trouble.Trouble;
import io.tocsin.it.cluster.Jmx;
import io.tocsin.quickstart.cluster.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Topics whose records are deleted before the sink has read them, and topics that only look so; and one that is made anew. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class DeletedUnreadTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Young enough for a broker's default retention, and too old for that which {@link #deleteOld} sets. */
    private static final long LONG_AGO =
            System.currentTimeMillis() - Duration.ofDays(1).toMillis();

    private static final String SAID = "were deleted from the topic before this connector had read them";

    private SinkWorker worker;
    private Admin admin;
    private Jmx jmx;

    @BeforeAll
    void start() {
        int port = FreePort.any();
        worker = new SinkWorker(
                "deleted",
                SlackOptions.defaults().withoutRateLimit(),
                DeletedUnreadTest::quickToDelete,
                options -> options.jmx(port));
        admin = Admin.create(Map.of("bootstrap.servers", worker.cluster().bootstrapServers()));
        jmx = Jmx.at(port);
    }

    /** A broker looks for what its retention does not keep every five minutes, and first after half a minute. */
    private static Map<String, String> quickToDelete(Map<String, String> settings) {
        Map<String, String> quick = new HashMap<>(settings);
        quick.put("log.retention.check.interval.ms", "500");
        quick.put("log.initial.task.delay.ms", "500");
        return quick;
    }

    @AfterAll
    void stop() {
        jmx.close();
        admin.close();
        worker.close();
    }

    /** One message a record; the consumer fetches a few at a time, so that what it has not asked for can be deleted. */
    private static Map<String, String> config(Posting posting) throws IOException {
        Map<String, String> config = posting.webhook();
        config.put("rate.per.second", "50");
        config.put("rate.burst", "100");
        config.put("queue.max.records", "10");
        config.put("consumer.override.max.poll.records", "10");
        config.put("consumer.override.max.partition.fetch.bytes", "1000");
        config.put("consumer.override.fetch.max.bytes", "1000");
        return config;
    }

    /** Each in a batch of its own, so that a fetch can bring some of them. */
    private Map<String, Object> producer() {
        return new HashMap<>(
                Map.of("bootstrap.servers", worker.cluster().bootstrapServers(), "batch.size", "0", "linger.ms", "0"));
    }

    private void write(String topic, int from, int to, long timestamp) {
        try (var producer = new KafkaProducer<>(producer(), new StringSerializer(), new StringSerializer())) {
            for (int number = from; number < to; number++) {
                var unused = producer.send(new ProducerRecord<>(topic, 0, timestamp, null, Posted.text(number)));
            }
        }
    }

    private <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException("the broker does not answer", e);
        }
    }

    /** Lets the topic keep what is younger than a minute, and returns when all that was written is gone. */
    private void deleteOld(String topic, long end) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        get(admin.incrementalAlterConfigs(Map.of(
                        resource,
                        List.of(new AlterConfigOp(new ConfigEntry("retention.ms", "60000"), AlterConfigOp.OpType.SET))))
                .all());
        await("deletion").atMost(PATIENCE).until(() -> first(topic) == end);
    }

    private long first(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        return get(admin.listOffsets(Map.of(partition, OffsetSpec.earliest())).partitionResult(partition))
                .offset();
    }

    private long end(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        return get(admin.listOffsets(Map.of(partition, OffsetSpec.latest())).partitionResult(partition))
                .offset();
    }

    private double deleted(Posting posting) {
        return jmx.numbers("kafka.connect:type=plugins,connector=" + posting.name() + ",task=0")
                .getOrDefault("unread-deleted-total", -1.0);
    }

    private long said(Posting posting) {
        try (Stream<String> lines = Files.lines(worker.process().log())) {
            return lines.filter(line -> line.contains(SAID) && line.contains(posting.name() + "-0"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitPosted(Posting posting, int number) {
        await("record " + number)
                .atMost(PATIENCE)
                .until(() -> posting.posted().times().containsKey(number));
    }

    @Test
    void what_retention_deletes_while_slack_is_away_is_said_and_counted() throws IOException {
        Posting posting = worker.posting("slack-away");
        worker.slack()
                .control()
                .trouble(Trouble.of(Kind.SERVER_ERROR).in("slack-away").times(0));
        write("slack-away", 0, 300, LONG_AGO);
        posting.deploy(config(posting));
        await("pause")
                .atMost(PATIENCE)
                .until(() -> Double.valueOf(1)
                        .equals(jmx.numbers("kafka.connect:type=plugins,connector=slack-away,task=0")
                                .get("paused")));
        deleteOld("slack-away", 300);
        worker.slack().control().reset();

        await("what was deleted").atMost(PATIENCE).until(() -> deleted(posting) > 0);
        int read = posting.posted().distinct();
        assertThat(read).isBetween(10, 100);
        assertThat(deleted(posting)).isEqualTo(300.0 - read);
        assertThat(said(posting)).isEqualTo(1);

        write("slack-away", 300, 301, System.currentTimeMillis());
        awaitPosted(posting, 300);
        assertThat(deleted(posting)).isEqualTo(300.0 - read);
    }

    @Test
    void what_retention_deletes_while_the_connector_is_stopped_is_said_and_counted() throws IOException {
        Posting posting = worker.posting("stopped");
        posting.deploy(config(posting));
        write("stopped", 0, 20, LONG_AGO);
        await("commit").atMost(PATIENCE).until(() -> posting.consumers().committed() == 20);
        worker.cluster().connectors().stop("stopped");
        write("stopped", 20, 120, LONG_AGO);
        deleteOld("stopped", 120);
        write("stopped", 120, 121, System.currentTimeMillis());
        worker.cluster().connectors().resume("stopped");

        awaitPosted(posting, 120);
        assertThat(deleted(posting)).isEqualTo(100);
        assertThat(said(posting)).isEqualTo(1);
    }

    @Test
    void the_gaps_that_transactions_leave_are_no_deletions() throws IOException {
        Posting posting = worker.posting("transactions");
        Map<String, String> config = config(posting);
        config.put("delivery.mode", "adaptive");
        posting.deploy(config);
        Map<String, Object> settings = producer();
        settings.put("transactional.id", "writer");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            for (int number = 0; number < 1_000; number++) {
                producer.beginTransaction();
                var unused = producer.send(new ProducerRecord<>("transactions", Posted.text(number)));
                if (number % 10 == 9) {
                    producer.abortTransaction();
                } else {
                    producer.commitTransaction();
                }
            }
        }
        await("commit").atMost(PATIENCE).until(() -> posting.consumers().committed() >= end("transactions") - 1);

        assertThat(deleted(posting)).isZero();
        assertThat(said(posting)).isZero();
    }

    /** The offsets of the new topic begin anew, while the task remembers what it has read. The broker makes it when it is asked for. */
    @Test
    void a_topic_that_is_made_anew_while_the_task_runs_is_posted() throws IOException {
        Posting posting = worker.posting("anew");
        posting.deploy(config(posting));
        write("anew", 0, 20, System.currentTimeMillis());
        await("commit").atMost(PATIENCE).until(() -> posting.consumers().committed() == 20);
        get(admin.deleteTopics(List.of("anew")).all());
        await("a new topic").atMost(PATIENCE).ignoreExceptions().until(() -> end("anew") == 0);
        write("anew", 20, 30, System.currentTimeMillis());

        awaitPosted(posting, 29);
        assertThat(posting.posted().missing(30)).isEmpty();
        assertThat(posting.posted().repeats()).isZero();
    }
}
