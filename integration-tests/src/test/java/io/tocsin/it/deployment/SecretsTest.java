package io.tocsin.it.deployment;

import static io.tocsin.it.cluster.Scenario.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.cluster.ProcessStage;
import io.tocsin.it.cluster.Records;
import io.tocsin.it.cluster.TopicReader;
import io.tocsin.it.cluster.WorkerOptions;
import io.tocsin.it.cluster.WorkerProcess;
import io.tocsin.it.guide.Guide;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets by Kafka's own config providers, set up as in {@code config/connect-distributed.properties}. */
class SecretsTest {
    private static final String SINK = "slack-sink";
    private static final String TOPIC = "log-events";

    private final SlackEmulator slack =
            SlackEmulator.start(SlackOptions.defaults().withoutRateLimit());
    private final ProcessStage stage;
    private final Path secrets;
    private final Path file;
    private final WorkerProcess worker;

    SecretsTest(@TempDir Path secrets) throws IOException {
        stage = new ProcessStage("secrets", CloudWatchEmulator.start(0), slack);
        this.secrets = secrets;
        file = secrets.resolve("secrets.properties");
        worker = worker("worker", "from-environment");
    }

    /** In whose environment the webhook is one for this channel. */
    private WorkerProcess worker(String called, String channel) throws IOException {
        return stage.worker(
                called,
                withCommittedProviders(WorkerOptions.defaults()
                        .quickToStart()
                        .environment("SLACK_WEBHOOK_URL", webhook(channel))
                        .environment("OTHERS", "not for connectors")
                        .setting("config.providers.file.param.allowed.paths", secrets.toString())));
    }

    private static WorkerOptions withCommittedProviders(WorkerOptions options) throws IOException {
        Properties committed = new Properties();
        try (var in = Files.newBufferedReader(Checkout.ROOT.resolve("config/connect-distributed.properties"))) {
            committed.load(in);
        }
        WorkerOptions with = options;
        for (String setting : committed.stringPropertyNames()) {
            with = setting.startsWith("config.providers")
                    ? with.setting(setting, committed.getProperty(setting))
                    : with;
        }
        return with;
    }

    private String webhook(String channel) {
        return slack.webhook(channel).toString();
    }

    @BeforeEach
    void start() {
        worker.start();
        stage.cluster().createTopic(TOPIC, Map.of());
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void a_secret_in_a_file_is_used_stands_nowhere_else_and_can_be_rotated() throws Exception {
        Files.writeString(file, "slack.webhook.url=" + webhook("first"));
        stage.connectors().post(SINK, fromFile());
        write("ERROR one.");
        awaitIn("first", "ERROR one.");
        assertStandsNowhere(URI.create(webhook("first")).getPath());

        Files.writeString(file, "slack.webhook.url=" + webhook("second"));
        new Guide("operations.md", SecretsTest.class, secrets)
                .with("CONNECT", worker.url())
                .with("NAME", SINK)
                .follow("Rotating secrets");
        stage.connectors().awaitRunning(SINK);
        write("ERROR two.");
        awaitIn("second", "ERROR two.");
    }

    private Map<String, String> fromFile() throws IOException {
        Map<String, String> config = Checkout.connectorConfig("config/sink/webhook-from-file.json");
        config.replaceAll((setting, value) -> value.replace("/etc/tocsin/secrets.properties", file.toString()));
        assertThat(config.get("slack.webhook.url")).contains(file.toString());
        return config;
    }

    private void assertStandsNowhere(String secret) throws IOException {
        assertThat(stage.rest().get("/connectors/" + SINK).toString())
                .contains("${file:")
                .doesNotContain(secret);
        assertThat(Files.readString(worker.log())).contains(SINK).doesNotContain(secret);
        List<String> stored = new ArrayList<>();
        try (TopicReader reader = new TopicReader(stage.bootstrapServers(), "tocsin-connect-config")) {
            reader.readNew(record -> stored.add(record.value()));
        }
        assertThat(stored).anyMatch(config -> config.contains("${file:")).noneMatch(config -> config.contains(secret));
    }

    @Test
    void a_secret_in_the_environment_is_used_connectors_get_no_more_than_what_they_may_and_it_can_be_rotated()
            throws IOException {
        stage.connectors().post(SINK, Checkout.connectorConfig("config/sink/webhook.json"));
        write("ERROR one.");
        awaitIn("from-environment", "ERROR one.");
        assertStillAPlaceholder("${env:OTHERS}");
        assertStillAPlaceholder("${file:" + Checkout.ROOT.resolve("pom.xml") + ":anything}");

        worker("restarted", "rotated").start();
        worker.stop();
        write("ERROR two.");
        awaitIn("rotated", "ERROR two.");
    }

    /** Else it would be wrong as a URL in another way. */
    private void assertStillAPlaceholder(String placeholder) throws IOException {
        Map<String, String> config = Checkout.connectorConfig("config/sink/emulator.json");
        config.put("name", "curious");
        config.put("slack.api.url", placeholder);
        JsonNode answer = stage.rest().put("/connector-plugins/SlackSinkConnector/config/validate", config);
        assertThat(answer.path("configs").toString()).contains(placeholder);
        assertThat(answer.path("error_count").asInt()).isEqualTo(1);
    }

    private void write(String message) {
        Map<String, Object> settings = Map.of("bootstrap.servers", stage.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var unused = producer.send(new ProducerRecord<>(TOPIC, Records.json(message)));
        }
    }

    private void awaitIn(String channel, String text) {
        patiently(text)
                .until(() -> slack.messages(channel).stream()
                        .anyMatch(message -> message.text().contains(text)));
    }
}
