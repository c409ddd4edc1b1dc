package io.tocsin.benchmarks.sink;

import io.tocsin.emulator.slack.PostedMessage;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.it.cluster.WorkerCluster;
import io.tocsin.it.cluster.WorkerOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** An emulated Slack and a broker in this JVM, and a worker in its own that posts from the one into the other. */
final class SinkRig implements AutoCloseable {
    private final SlackEmulator slack;
    private final WorkerCluster cluster;

    private SinkRig(SlackEmulator slack, WorkerCluster cluster) {
        this.slack = slack;
        this.cluster = cluster;
    }

    /** Starts all of it. The programs are run in the folder of the checkout. */
    static SinkRig start(String name, SlackOptions options, WorkerOptions workerOptions) {
        SlackEmulator slack = SlackEmulator.start(options);
        WorkerCluster cluster = WorkerCluster.start(name, Path.of(""));
        cluster.worker("worker", workerOptions.withoutExactlyOnce()).start();
        return new SinkRig(slack, cluster);
    }

    SlackEmulator slack() {
        return slack;
    }

    /** Writes records into a topic of that name, which is made; returns when the broker has them. */
    void write(String topic, Stream<String> texts) {
        cluster.createTopic(topic, Map.of());
        Map<String, Object> settings = Map.of("bootstrap.servers", cluster.bootstrapServers(), "linger.ms", "20");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            texts.forEach(text -> {
                var unused = producer.send(new ProducerRecord<>(topic, text));
            });
        }
    }

    /** Deploys a sink from a topic into a channel of the same name; what is given goes before the settings that all have. */
    void sink(String topic, Map<String, String> given) {
        Map<String, String> config = new HashMap<>(Map.of(
                "connector.class",
                "io.tocsin.slack.SlackSinkConnector",
                "topics",
                topic,
                "value.converter",
                "org.apache.kafka.connect.storage.StringConverter",
                "slack.webhook.url",
                slack.webhook(topic).toString()));
        config.putAll(given);
        cluster.connectors().post(topic, config);
    }

    /** What stands in the channel of a topic. */
    List<PostedMessage> messages(String topic) {
        return slack.messages(topic);
    }

    void delete(String topic) {
        cluster.rest().delete("/connectors/" + topic);
    }

    @Override
    public void close() {
        cluster.close();
        slack.close();
    }
}
