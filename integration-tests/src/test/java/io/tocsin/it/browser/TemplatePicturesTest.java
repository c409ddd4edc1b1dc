package io.tocsin.it.browser;

import static io.tocsin.it.cluster.Scenario.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.cluster.Cluster;
import io.tocsin.it.cluster.Connectors;
import io.tocsin.it.cluster.SharedCluster;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pictures of {@code docs/message-templates.md}: its examples, posted by a worker, on the emulator's page. What is to be read in
 * the pictures that are kept has to be what is to be read now; if it is not, look at those in
 * {@code integration-tests/target/templates/}, and copy them to {@code docs/images/templates/}.
 */
@ExtendWith(SharedCluster.class)
class TemplatePicturesTest {
    private static final String PAGE = "docs/message-templates.md";
    private static final Path KEPT = Checkout.ROOT.resolve("docs/images/templates");
    private static final Path MADE = Path.of("target/templates");
    private static final Pattern BLOCK = Pattern.compile("```json (record|event)\n(.*?)\n```", Pattern.DOTALL);
    private static final Pattern PICTURED = Pattern.compile(
            "```json example\n((?:(?!```).)*)\n```\n\n```text shows\n(?:(?!```).)*\n```\n\n!\\[[^]]+]\\(images/templates/([a-z-]+)\\.png\\)",
            Pattern.DOTALL);
    private static final Pattern PRESET = Pattern.compile("!\\[[^]]+]\\(images/templates/preset-([a-z]+)\\.png\\)");
    private static final Instant WRITTEN = Instant.parse("2026-11-22T10:00:00Z");
    /** Where the page's record stands. */
    private static final int PARTITION = 3;

    private static final int OFFSET = 42;
    private static final int WIDTH = 880;

    private final ObjectMapper json = new ObjectMapper();
    private final Cluster cluster;

    TemplatePicturesTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void show_what_the_examples_show(@TempDir Path profile) throws Exception {
        String page = Files.readString(Checkout.ROOT.resolve(PAGE));
        Map<String, Map<String, String>> configs = configs(page);
        assertThat(configs).hasSize(7);
        write(page);
        SlackOptions options =
                SlackOptions.defaults().withoutRateLimit().withClock(InstantSource.fixed(WRITTEN.plusSeconds(1)));
        try (SlackEmulator slack = SlackEmulator.start(options);
                Connectors connectors = cluster.connectors();
                Browser browser = Browser.start(profile)) {
            browser.pretend(WRITTEN.plusSeconds(60));
            browser.width(WIDTH);
            browser.open(slack.url());
            configs.forEach(
                    (name, config) -> connectors.post("picture-" + name, connector(config, slack.webhook(name))));
            for (String name : configs.keySet()) {
                patiently(name).until(() -> !slack.messages(name).isEmpty());
                take(browser, name);
            }
        }

        for (String name : configs.keySet()) {
            Path file = Path.of(name + ".png");
            assertThat(Picture.read(KEPT.resolve(file)).text())
                    .as(name)
                    .isEqualTo(Picture.read(MADE.resolve(file)).text());
        }
    }

    private static void take(Browser browser, String channel) throws IOException {
        browser.run("location.hash = '" + channel + "'");
        patiently(channel + " on the page")
                .until(() -> browser.texts("#channel-name").contains("# " + channel)
                        && browser.texts(".message-body").size() == 1);
        browser.pictureOf(".message").write(MADE.resolve(channel + ".png"));
    }

    /** Settings by the name of the picture. */
    private Map<String, Map<String, String>> configs(String page) throws IOException {
        Map<String, Map<String, String>> configs = new LinkedHashMap<>();
        Matcher preset = PRESET.matcher(page);
        while (preset.find()) {
            configs.put("preset-" + preset.group(1), Map.of("topics", "events", "message.preset", preset.group(1)));
        }
        Matcher example = PICTURED.matcher(page);
        while (example.find()) {
            Map<String, String> config =
                    new TreeMap<>(json.readValue(example.group(1), new TypeReference<Map<String, String>>() {}));
            config.put("topics", "orders");
            configs.put(example.group(2), config);
        }
        return configs;
    }

    private static Map<String, String> connector(Map<String, String> config, URI webhook) {
        Map<String, String> connector = new TreeMap<>(config);
        connector.put("connector.class", "io.tocsin.slack.SlackSinkConnector");
        connector.put("slack.webhook.url", webhook.toString());
        // The page's records stand in the topic as it shows them.
        connector.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        connector.put("value.converter.schemas.enable", "false");
        return connector;
    }

    /** The page's record and log event, where the page says that they stand. */
    private void write(String page) throws Exception {
        Map<String, Object> broker = Map.of("bootstrap.servers", cluster.bootstrapServers());
        try (Admin admin = Admin.create(broker);
                var producer = new KafkaProducer<>(broker, new ByteArraySerializer(), new ByteArraySerializer())) {
            admin.createTopics(Set.of(
                            new NewTopic("orders", PARTITION + 1, (short) 1), new NewTopic("events", 1, (short) 1)))
                    .all()
                    .get();
            for (int before = 0; before < OFFSET; before++) {
                producer.send(record("orders", PARTITION, null)).get();
            }
            Matcher block = BLOCK.matcher(page);
            while (block.find()) {
                boolean isEvent = block.group(1).equals("event");
                byte[] value = block.group(2).getBytes(StandardCharsets.UTF_8);
                producer.send(record(isEvent ? "events" : "orders", isEvent ? 0 : PARTITION, value))
                        .get();
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, int partition, byte @Nullable [] value) {
        return new ProducerRecord<>(topic, partition, WRITTEN.toEpochMilli(), null, value);
    }
}
