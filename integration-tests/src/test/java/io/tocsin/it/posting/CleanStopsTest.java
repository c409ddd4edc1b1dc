package io.tocsin.it.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tocsin.emulator.slack.trouble.Kind;
import io.tocsin.emulator.slack.trouble.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks that are stopped, and partitions that are taken away, while requests to Slack are under way. */
@ExtendWith(SharedSinkWorker.class)
class CleanStopsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final SinkWorker worker;

    CleanStopsTest(SinkWorker worker) {
        this.worker = worker;
    }

    /** The emulated Slack takes that long for each message. */
    private void slow(String channel, int millis) {
        worker.slack()
                .control()
                .trouble(Trouble.of(Kind.SLOW)
                        .in(channel)
                        .lasting(Duration.ofMillis(millis))
                        .times(0));
    }

    /** Without limits but that one follows the other. */
    private static Map<String, String> config(Posting posting) throws IOException {
        Map<String, String> config = posting.webhook();
        config.put("rate.per.second", "10");
        return config;
    }

    private static void awaitPosted(Posting posting, int records) {
        await(records + " records")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> posting.posted().distinct() >= records);
    }

    @ParameterizedTest
    @CsvSource({"200, 12", "700, 8"})
    void a_clean_stop_repeats_nothing(int millis, int stops) throws IOException {
        Posting posting = worker.posting("stops-" + millis);
        slow("stops-" + millis, millis);
        int records = 4 * stops;
        posting.write(0, records);
        posting.deploy(config(posting));
        for (int stop = 1; stop <= stops; stop++) {
            awaitPosted(posting, 3 * stop);
            posting.restart();
        }
        awaitPosted(posting, records);

        say(millis + " ms a request, " + stops + " stops", posting, records);
        assertThat(posting.posted().missing(records)).as("lost").isEmpty();
        assertThat(posting.posted().repeats()).as("repeated").isZero();
    }

    @Test
    void a_rebalance_repeats_nothing() throws Exception {
        Posting posting = worker.posting("rebalances");
        slow("rebalances", 200);
        partitions("rebalances", 2);
        int records = 60;
        write("rebalances", records);
        posting.deploy(config(posting));
        for (int rebalance = 1; rebalance <= 5; rebalance++) {
            awaitPosted(posting, 8 * rebalance);
            joinAndLeave("rebalances");
        }
        awaitPosted(posting, records);

        say("5 rebalances and back", posting, records);
        assertThat(posting.consumers().joins()).as("joined the group").isGreaterThan(5);
        assertThat(posting.posted().missing(records)).as("lost").isEmpty();
        assertThat(posting.posted().repeats()).as("repeated").isZero();
    }

    private void partitions(String topic, int number) throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", worker.cluster().bootstrapServers()))) {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(number)))
                    .all()
                    .get();
        }
    }

    private void write(String topic, int records) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", worker.cluster().bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int number = 0; number < records; number++) {
                var unused = producer.send(new ProducerRecord<>(topic, number % 2, null, Posted.text(number)));
            }
        }
    }

    /** Another member takes a partition away from the connector, reads nothing, and gives it back. */
    private void joinAndLeave(String connector) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                worker.cluster().bootstrapServers(),
                "group.id",
                "connect-" + connector,
                "enable.auto.commit",
                "false");
        try (var member = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            member.subscribe(List.of(connector));
            await("an assignment").atMost(PATIENCE).until(() -> {
                Set<TopicPartition> assigned = member.assignment();
                member.pause(assigned);
                member.poll(Duration.ofMillis(100));
                return !assigned.isEmpty();
            });
        }
    }

    private static void say(String what, Posting posting, int records) {
        Posted posted = posting.posted();
        System.out.printf(
                "%s: %d records, %d lost, %d repeated%n",
                what, records, posted.missing(records).size(), posted.repeats());
    }
}
