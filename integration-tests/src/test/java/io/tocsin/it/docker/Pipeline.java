package io.tocsin.it.docker;

import static org.awaitility.Awaitility.await;

import io.tocsin.emulator.slack.PostedMessage;
import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.cluster.Connectors;
import io.tocsin.it.cluster.TopicReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;

/** A log group, a topic and a channel of one test, and the connectors of {@code config/.../emulator.json} between them. */
final class Pipeline implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ContainerCluster cluster;
    private final String name;
    private final Connectors connectors;

    private Pipeline(ContainerCluster cluster, String name) {
        this.cluster = cluster;
        this.name = name;
        this.connectors = cluster.connectors();
    }

    /** Creates all of it, and deploys both connectors over REST. */
    static Pipeline deploy(ContainerCluster cluster, String name) throws IOException {
        Pipeline pipeline = new Pipeline(cluster, name);
        cluster.region().createLogGroup("/" + name);
        cluster.slack().channelId(name);
        pipeline.connectors.post(pipeline.source(), pipeline.sourceConfig());
        pipeline.connectors.post(pipeline.sink(), pipeline.sinkConfig());
        return pipeline;
    }

    private Map<String, String> sourceConfig() throws IOException {
        Map<String, String> config = Checkout.connectorConfig("config/source/emulator.json");
        config.put("log.groups", "/" + name);
        config.put("topic", topic());
        config.put("heartbeat.topic", name + "-heartbeats");
        config.put("topic.creation.heartbeats.include", name + "-heartbeats");
        return config;
    }

    private Map<String, String> sinkConfig() throws IOException {
        Map<String, String> config = Checkout.connectorConfig("config/sink/emulator.json");
        config.put("topics", topic());
        config.put("slack.channel", "#" + name);
        return config;
    }

    String source() {
        return name + "-source";
    }

    String sink() {
        return name + "-sink";
    }

    private String topic() {
        return name + "-events";
    }

    void put(String... messages) {
        cluster.region().put("/" + name, "stream", messages);
    }

    /** The log texts that stand committed in the topic. */
    List<String> inTopic() {
        try (TopicReader reader = new TopicReader(cluster.broker().bootstrapServers(), topic())) {
            return reader.messages();
        }
    }

    /** How many messages of the channel show the text. */
    long inSlack(String text) {
        return cluster.slack().messages(name).stream()
                .map(PostedMessage::text)
                .filter(message -> message.contains(text))
                .count();
    }

    void awaitInTopic(String text) {
        patiently(text + " in the topic").until(() -> inTopic().contains(text));
    }

    void awaitInSlack(String text) {
        patiently(text + " in Slack").until(() -> inSlack(text) > 0);
    }

    static ConditionFactory patiently(String what) {
        return await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(100));
    }

    @Override
    public void close() {
        connectors.close();
    }
}
