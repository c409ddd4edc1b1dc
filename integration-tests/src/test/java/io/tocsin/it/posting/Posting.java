package io.tocsin.it.posting;

import io.tocsin.emulator.slack.PostedMessage;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.it.cluster.Checkout;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic of one partition, the connector that posts its records, and the channel into which it posts; all of one name. */
final class Posting {
    /** The shortest that a broker takes: a worker that was killed holds its partitions for as long. */
    private static final String SESSION_TIMEOUT_MS = "6000";

    private final SinkWorker worker;
    private final SlackEmulator slack;
    private final String name;

    Posting(SinkWorker worker, String name) {
        this.worker = worker;
        this.slack = worker.slack();
        this.name = name;
        slack.channelId(name);
        worker.cluster().createTopic(name, Map.of());
    }

    String name() {
        return name;
    }

    /** Posts through the webhook, as the sink does by default. */
    Map<String, String> byDefault() throws IOException {
        Map<String, String> config = new HashMap<>(Checkout.connectorConfig("config/sink/emulator.json"));
        config.keySet().removeIf(key -> key.startsWith("slack."));
        config.put("topics", name);
        config.put("slack.webhook.url", slack.webhook(name).toString());
        config.put("value.converter", "org.apache.kafka.connect.storage.StringConverter");
        config.put("consumer.override.session.timeout.ms", SESSION_TIMEOUT_MS);
        config.put("consumer.override.heartbeat.interval.ms", "1000");
        return config;
    }

    /** Posts through the webhook, one message a record. */
    Map<String, String> webhook() throws IOException {
        Map<String, String> config = byDefault();
        config.put("delivery.mode", "individual");
        return config;
    }

    /** Posts with the bot token, one message a record, and reads back what stands in the channel. */
    Map<String, String> effectivelyOnce() throws IOException {
        Map<String, String> config = webhook();
        config.remove("slack.webhook.url");
        config.put("slack.bot.token", slack.botToken());
        config.put("slack.api.url", slack.url() + "/api/");
        config.put("slack.channel", slack.channelId(name));
        config.put("delivery.guarantee", "effectively-once");
        return config;
    }

    void deploy(Map<String, String> config) {
        worker.cluster().connectors().post(name, config);
    }

    /** Restarts the task; nothing of what it held is kept. */
    void restart() {
        worker.cluster().rest().post("/connectors/" + name + "/restart?includeTasks=true", Map.of());
        worker.cluster().connectors().awaitRunning(name);
    }

    /** Writes records numbered from {@code from} on; returns when the broker has them. */
    void write(int from, int to) {
        write(IntStream.range(from, to).mapToObj(Posted::text));
    }

    /** Writes records with these texts; returns when the broker has them. */
    void write(Stream<String> texts) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", worker.cluster().bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            texts.forEach(text -> {
                var unused = producer.send(new ProducerRecord<>(name, text));
            });
        }
    }

    /** What stands in the channel by now. */
    Posted posted() {
        return Posted.of(messages());
    }

    List<PostedMessage> messages() {
        return slack.messages(name);
    }

    boolean isRunning() {
        return worker.process()
                .rest()
                .status(name)
                .at("/tasks/0/state")
                .asText()
                .equals("RUNNING");
    }

    /** The consumers that the worker reads the topic with. */
    Consumers consumers() {
        return new Consumers(worker, name);
    }
}
