package io.tocsin.it.posting;

import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.cluster.WorkerCluster;
import io.tocsin.it.cluster.WorkerOptions;
import io.tocsin.it.cluster.WorkerProcess;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic of numbered records, a worker that posts them, and an emulated Slack with one channel. */
final class Posting implements AutoCloseable {
    static final String CONNECTOR = "posting";

    private static final String TOPIC = "log-events";
    private static final String CHANNEL = "alerts";
    /** The shortest that a broker takes: a worker that was killed holds its partitions for as long. */
    private static final String SESSION_TIMEOUT_MS = "6000";

    private final SlackEmulator slack;
    private final WorkerCluster cluster;
    private final WorkerProcess worker;

    /**
     * Starts all of it; the connector is yet to be deployed.
     *
     * @param name how the worker's log is called
     */
    Posting(String name, SlackOptions options) {
        slack = SlackEmulator.start(options);
        cluster = WorkerCluster.start(name, Checkout.ROOT);
        cluster.createTopic(TOPIC, Map.of());
        worker = cluster.worker(
                "one",
                WorkerOptions.defaults()
                        .withoutExactlyOnce()
                        .quickToStart()
                        .setting("connector.client.config.override.policy", "All"));
        worker.start();
    }

    /** Posts through the webhook, one message a record. */
    Map<String, String> webhook() throws IOException {
        Map<String, String> config = config();
        config.put("slack.webhook.url", slack.webhook(CHANNEL).toString());
        return config;
    }

    /** Posts with the bot token, one message a record, and reads back what stands in the channel. */
    Map<String, String> effectivelyOnce() throws IOException {
        Map<String, String> config = config();
        config.put("slack.bot.token", slack.botToken());
        config.put("slack.api.url", slack.url() + "/api/");
        config.put("slack.channel", slack.channelId(CHANNEL));
        config.put("delivery.guarantee", "effectively-once");
        return config;
    }

    private static Map<String, String> config() throws IOException {
        Map<String, String> config = new HashMap<>(Checkout.connectorConfig("config/sink/emulator.json"));
        config.keySet().removeIf(key -> key.startsWith("slack."));
        config.put("topics", TOPIC);
        config.put("message.preset", "plain");
        config.put("value.converter", "org.apache.kafka.connect.storage.StringConverter");
        config.put("delivery.mode", "individual");
        config.put("consumer.override.session.timeout.ms", SESSION_TIMEOUT_MS);
        config.put("consumer.override.heartbeat.interval.ms", "1000");
        return config;
    }

    void deploy(Map<String, String> config) {
        cluster.connectors().post(CONNECTOR, config);
    }

    /** Writes records numbered from {@code from} on; returns when the broker has them. */
    void write(int from, int to) {
        Map<String, Object> settings = Map.of("bootstrap.servers", cluster.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int number = from; number < to; number++) {
                var unused = producer.send(new ProducerRecord<>(TOPIC, Posted.text(number)));
            }
        }
    }

    /** What stands in the channel by now. */
    Posted posted() {
        return Posted.of(slack.messages(CHANNEL));
    }

    SlackEmulator slack() {
        return slack;
    }

    WorkerProcess worker() {
        return worker;
    }

    boolean isRunning() {
        return worker.rest().status(CONNECTOR).at("/tasks/0/state").asText().equals("RUNNING");
    }

    @Override
    public void close() {
        cluster.close();
        slack.close();
    }
}
