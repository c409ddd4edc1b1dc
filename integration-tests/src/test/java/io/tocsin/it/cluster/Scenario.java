package io.tocsin.it.cluster;

import static org.awaitility.Awaitility.await;

import io.tocsin.emulator.slack.PostedMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;

/**
 * A log group, a topic and a Slack channel of one test, and the connectors between them: those of
 * {@code config/.../emulator.json} with names of their own, so that tests that share a stage do not meet.
 */
public final class Scenario implements AutoCloseable {
    private final Stage stage;
    private final String name;
    private final Connectors connectors;

    public Scenario(Stage stage, String name) {
        this.stage = stage;
        this.name = name;
        this.connectors = stage.connectors();
    }

    public Connectors connectors() {
        return connectors;
    }

    public String source() {
        return name + "-source";
    }

    public String sink() {
        return name + "-sink";
    }

    public String topic() {
        return name + "-events";
    }

    public String heartbeats() {
        return name + "-heartbeats";
    }

    public String bootstrapServers() {
        return stage.bootstrapServers();
    }

    /** The source's configuration, to be changed before it is deployed. */
    public Map<String, String> sourceConfig() throws IOException {
        Map<String, String> config = Checkout.connectorConfig("config/source/emulator.json");
        config.put("log.groups", "/" + name);
        config.put("topic", topic());
        config.put("heartbeat.topic", heartbeats());
        config.put("topic.creation.heartbeats.include", heartbeats());
        return config;
    }

    /** The sink's configuration, to be changed before it is deployed. */
    public Map<String, String> sinkConfig() throws IOException {
        Map<String, String> config = Checkout.connectorConfig("config/sink/emulator.json");
        // The default of a fresh worker, which most people will have.
        config.remove("header.converter");
        config.put("topics", topic());
        config.put("slack.channel", "#" + name);
        // The pace of posting is not what is tested here.
        config.put("rate.per.second", "50");
        config.put("token.rate.per.minute", "60000");
        return config;
    }

    /** Creates log group and channel, and deploys both connectors as they are in {@code config/}. */
    public void deploy() throws IOException {
        deploySource(sourceConfig());
        deploySink(sinkConfig());
    }

    public void deploySource(Map<String, String> config) {
        stage.region().createLogGroup("/" + name);
        connectors.post(source(), config);
    }

    public void deploySink(Map<String, String> config) {
        stage.slack().channelId(name);
        connectors.post(sink(), config);
    }

    public void put(String... messages) {
        stage.region().put("/" + name, "stream", messages);
    }

    /** As {@link #put}, with a timestamp of that long ago. */
    public void putOld(Duration age, String... messages) {
        stage.region().put("/" + name, "stream", Instant.now().minus(age), messages);
    }

    /** How many messages of the channel show the text. */
    public long inSlack(String text) {
        return texts().stream().filter(message -> message.contains(text)).count();
    }

    /** What a person reads in the channel. */
    public List<String> texts() {
        return stage.slack().messages(name).stream().map(PostedMessage::text).toList();
    }

    public void awaitInSlack(String text) {
        patiently(text + " in Slack").until(() -> inSlack(text) > 0);
    }

    /** The log texts in the topic, without what was never committed. */
    public List<String> inTopic() throws IOException {
        try (TopicReader reader = new TopicReader(stage.bootstrapServers(), topic())) {
            return reader.messages();
        }
    }

    /** The offset of the last committed record in the topic. */
    public long lastOffset() throws IOException {
        try (TopicReader reader = new TopicReader(stage.bootstrapServers(), topic())) {
            reader.messages();
            return reader.lastOffset();
        }
    }

    public static ConditionFactory patiently(String what) {
        return await(what).atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(100));
    }

    @Override
    public void close() {
        connectors.close();
    }
}
