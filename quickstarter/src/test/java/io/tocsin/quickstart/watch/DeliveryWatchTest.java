package io.tocsin.quickstart.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.quickstart.cluster.Broker;
import io.tocsin.quickstart.cluster.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryWatchTest {
    private Broker broker;
    private Admin admin;
    private String topic;

    @BeforeAll
    void start(@TempDir Path directory) {
        broker = Broker.start(directory, 0);
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    void stop() {
        admin.close();
        broker.close();
    }

    @BeforeEach
    void create(TestInfo test) {
        topic = test.getTestMethod().orElseThrow().getName();
        Topics.ensure(broker, topic);
    }

    @Test
    void a_record_is_in_slack_once_the_sink_has_committed_past_it() throws Exception {
        try (DeliveryWatch watch = watch()) {
            write(
                    "{\"log_stream\":\"s\",\"message\":\"ERROR one\\nat two\"}",
                    "{\"log_stream\":\"s\",\"message\":\"three\"}");
            assertThat(watch.advanceToEnd()).isEmpty();
            assertThat(watch.inTopic()).isEqualTo(2);
            assertThat(watch.inSlack()).isZero();
            commit(1);
            assertThat(watch.advance(Duration.ZERO)).containsExactly(new Arrival(0, "s", "ERROR one"));
            assertThat(watch.inSlack()).isEqualTo(1);
        }
    }

    @Test
    void what_an_earlier_run_has_delivered_is_counted_but_not_told_again() throws Exception {
        write("{}", "{}", "{}");
        commit(2);
        try (DeliveryWatch watch = watch()) {
            assertThat(watch.advanceToEnd()).isEmpty();
            assertThat(watch.inTopic()).isEqualTo(3);
            assertThat(watch.inSlack()).isEqualTo(2);
            commit(3);
            assertThat(watch.advance(Duration.ZERO)).hasSize(1);
        }
    }

    @Test
    void what_a_transaction_leaves_in_the_log_is_not_counted() throws Exception {
        try (Producer<String, String> producer = producer(Map.of("transactional.id", "t"))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, "{}")).get();
            producer.commitTransaction();
            producer.beginTransaction();
            var written = producer.send(new ProducerRecord<>(topic, "{}"));
            producer.flush();
            assertThat(written).isDone();
            producer.abortTransaction();
        }
        try (DeliveryWatch watch = watch()) {
            watch.advanceToEnd();
            assertThat(watch.inTopic()).isEqualTo(1);
        }
    }

    @Test
    void a_record_that_is_no_json_counts_too() throws Exception {
        write("no json", "[]");
        commit(1);
        try (DeliveryWatch watch = watch()) {
            watch.advanceToEnd();
            commit(2);
            assertThat(watch.advance(Duration.ZERO)).containsExactly(new Arrival(1, "", ""));
            assertThat(watch.inTopic()).isEqualTo(2);
        }
    }

    private DeliveryWatch watch() {
        return new DeliveryWatch(broker.bootstrapServers(), topic, "connect-" + topic);
    }

    private void write(String... values) throws Exception {
        try (Producer<String, String> producer = producer(Map.of())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(topic, value)).get();
            }
        }
    }

    private Producer<String, String> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", broker.bootstrapServers());
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private void commit(long offset) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> offsets =
                Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(offset));
        admin.alterConsumerGroupOffsets("connect-" + topic, offsets).all().get();
    }
}
