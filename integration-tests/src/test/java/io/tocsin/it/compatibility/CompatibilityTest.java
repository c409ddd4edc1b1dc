package io.tocsin.it.compatibility;

import static io.tocsin.it.cluster.Scenario.patiently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.emulator.slack.trouble.Kind;
import io.tocsin.emulator.slack.trouble.Trouble;
import io.tocsin.it.cluster.Jmx;
import io.tocsin.it.cluster.MetricsPage;
import io.tocsin.it.cluster.Scenario;
import io.tocsin.it.cluster.TopicReader;
import io.tocsin.quickstart.cluster.ConnectRest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The plugins as they are shipped, on workers of each line of Kafka and on both JDKs. */
@ParameterizedClass(name = "{0}")
@MethodSource("workers")
class CompatibilityTest {
    private static final String SOURCE = "io.tocsin.cloudwatch.CloudWatchLogsSourceConnector";
    private static final String SINK = "io.tocsin.slack.SlackSinkConnector";

    private final Workers workers;

    CompatibilityTest(Workers workers) {
        this.workers = workers;
    }

    /** JUnit closes each after its turn. */
    static Stream<Workers> workers() {
        return Setup.all().map(Workers::new);
    }

    @BeforeParameterizedClassInvocation
    static void start(Workers workers) {
        workers.start();
    }

    @Test
    void the_worker_is_of_that_kafka_and_lists_both_plugins_with_their_versions() {
        JsonNode plugins = workers.stage().rest().get("/connector-plugins");

        assertThat(workers.stage().rest().get("/").path("version").asText())
                .isEqualTo(workers.setup().kafka().version());
        assertThat(version(plugins, SOURCE)).matches("\\d+\\.\\d+\\.\\d+.*").isEqualTo(version(plugins, SINK));
    }

    private static String version(JsonNode plugins, String connector) {
        return StreamSupport.stream(plugins.spliterator(), false)
                .filter(plugin -> plugin.path("class").asText().equals(connector))
                .findFirst()
                .orElseThrow()
                .path("version")
                .asText();
    }

    @Test
    void validation_names_what_is_wrong_with_either_connector() {
        assertThat(errors(SOURCE, Map.of("name", "a", "connector.class", SOURCE, "poll.interval.ms", "soon")))
                .anySatisfy(error -> assertThat(error).contains("poll.interval.ms"))
                .anySatisfy(error -> assertThat(error).contains("log.groups"));
        assertThat(errors(SINK, Map.of("name", "a", "connector.class", SINK, "topics", "t", "message.title", "{{")))
                .anySatisfy(error -> assertThat(error).contains("message.title"))
                .anySatisfy(error -> assertThat(error).contains("slack.webhook.url"));
    }

    private List<String> errors(String connector, Map<String, String> config) {
        String type = connector.substring(connector.lastIndexOf('.') + 1);
        JsonNode answer = workers.stage().rest().put("/connector-plugins/" + type + "/config/validate", config);
        List<String> errors = new ArrayList<>();
        answer.path("configs")
                .forEach(setting -> setting.at("/value/errors")
                        .forEach(error -> errors.add(setting.at("/value/name").asText() + ": " + error.asText())));
        return errors;
    }

    @Test
    void another_worker_takes_over_from_a_killed_one_and_nothing_is_lost_or_twice_in_the_topic() throws IOException {
        try (Scenario scenario = new Scenario(workers.stage(), "killed")) {
            scenario.deploy();
            scenario.put(errors(0, 20));
            scenario.awaitInSlack("ERROR number 0.");
            scenario.put(errors(20, 40));
            workers.kill();
            scenario.put(errors(40, 45));
            workers.startNext();
            scenario.put("ERROR the end.");

            scenario.awaitInSlack("ERROR the end.");
            List<String> expected = new ArrayList<>(List.of(errors(0, 45)));
            expected.add("ERROR the end.");
            patiently("all in the topic")
                    .untilAsserted(() -> assertThat(scenario.inTopic()).hasSizeGreaterThanOrEqualTo(expected.size()));
            assertThat(scenario.inTopic()).containsExactlyInAnyOrderElementsOf(expected);
            patiently("all accounted for").until(() -> sinkOffset(scenario) > scenario.lastOffset());
        }
    }

    private static String[] errors(int first, int end) {
        return IntStream.range(first, end)
                .mapToObj(number -> "ERROR number " + number + ".")
                .toArray(String[]::new);
    }

    @Test
    void source_offsets_can_be_read_and_moved_but_not_to_nonsense() throws IOException {
        try (Scenario scenario = new Scenario(workers.stage(), "moved")) {
            scenario.deploy();
            scenario.put("ERROR to be read twice.");
            scenario.awaitInSlack("ERROR to be read twice.");
            patiently("its position").until(() -> positionOf(scenario).contains("T"));
            scenario.connectors().stop(scenario.source());

            assertThatThrownBy(() -> move(scenario, "yesterday"))
                    .isInstanceOf(ConnectRest.Refused.class)
                    .hasMessageContaining("'position' is \"yesterday\"; expected an instant");
            Instant before = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
            move(scenario, before.toString());

            assertThat(positionOf(scenario)).isEqualTo(before.toString());
            scenario.connectors().resume(scenario.source());
            patiently("the event again").until(() -> scenario.inTopic().size() == 2);
        }
    }

    @Test
    void an_offset_is_moved_to_the_partition_with_the_account() throws IOException {
        try (Scenario scenario = new Scenario(workers.stage(), "account")) {
            new AccountLater(workers.stage(), scenario).check();
        }
    }

    private static String positionOf(Scenario scenario) {
        return scenario.connectors()
                .offsets(scenario.source())
                .at("/offsets/0/offset/position")
                .asText();
    }

    private void move(Scenario scenario, String position) {
        JsonNode partition = scenario.connectors().offsets(scenario.source()).at("/offsets/0/partition");
        patch(scenario.source(), partition, Map.of("position", position));
    }

    private void patch(String connector, Object partition, Map<String, ?> offset) {
        workers.stage()
                .rest()
                .patch(
                        "/connectors/" + connector + "/offsets",
                        Map.of("offsets", List.of(Map.of("partition", partition, "offset", offset))));
    }

    @Test
    void all_documented_metrics_are_shown_by_jmx_and_count() throws IOException {
        try (Scenario scenario = new Scenario(workers.stage(), "measured");
                Jmx jmx = workers.jmx()) {
            scenario.deploy();
            scenario.put("ERROR that is counted.");
            scenario.awaitInSlack("ERROR that is counted.");
            String source = "kafka.connect:type=plugins,connector=" + scenario.source() + ",task=0";
            String sink = "kafka.connect:type=plugins,connector=" + scenario.sink() + ",task=0";
            String group = source + ",log_group=\"/measured\",account=123456789012";
            String channel = sink + ",credential=slack.bot.token,channel=\"#measured\"";

            patiently("the sink's count")
                    .untilAsserted(() -> assertThat(jmx.numbers(channel)).containsEntry("posted-total", 1.0));
            assertThat(jmx.numbers(group)).containsEntry("events-total", 1.0);
            assertNames(jmx, source, "Of a task");
            assertNames(jmx, group, "Of a log group");
            assertNames(jmx, sink, "Of a task of the sink");
            assertNames(jmx, channel, "Of a destination");
        }
    }

    private static void assertNames(Jmx jmx, String bean, String section) throws IOException {
        assertThat(jmx.numbers(bean).keySet()).containsExactlyInAnyOrderElementsOf(MetricsPage.names(section));
    }

    @Test
    void a_refused_record_is_a_dead_letter_and_offsets_are_those_of_the_original_topic() throws IOException {
        try (Scenario scenario = new Scenario(workers.stage(), "renamed")) {
            scenario.deploySource(scenario.sourceConfig());
            scenario.deploySink(withDeadLettersAndTransform(scenario));
            workers.stage()
                    .slack()
                    .control()
                    .trouble(Trouble.of(Kind.ERROR)
                            .in("renamed")
                            .containing("that Slack refuses")
                            .withError("invalid_blocks")
                            .times(0));
            scenario.put("ERROR that Slack refuses.");
            patiently("the dead letter")
                    .until(() -> deadLetters(scenario).equals(List.of("ERROR that Slack refuses.")));
            scenario.put("ERROR that Slack takes.");
            scenario.awaitInSlack("ERROR that Slack takes.");
            assertThat(scenario.inSlack("A record cannot be shown, as Slack refuses its text"))
                    .isOne();
            patiently("its offset").until(() -> sinkOffset(scenario) > scenario.lastOffset());

            scenario.connectors().stop(scenario.sink());
            workers.stage().slack().control().reset();
            patch(
                    scenario.sink(),
                    Map.of("kafka_topic", scenario.topic(), "kafka_partition", 0),
                    Map.of("kafka_offset", 0));
            scenario.connectors().resume(scenario.sink());
            scenario.awaitInSlack("ERROR that Slack refuses.");
        }
    }

    private static Map<String, String> withDeadLettersAndTransform(Scenario scenario) throws IOException {
        Map<String, String> config = scenario.sinkConfig();
        config.put("errors.tolerance", "all");
        config.put("errors.deadletterqueue.topic.name", scenario.topic() + "-dead");
        config.put("errors.deadletterqueue.topic.replication.factor", "1");
        config.put("errors.deadletterqueue.context.headers.enable", "true");
        config.put("transforms", "rename");
        config.put("transforms.rename.type", "org.apache.kafka.connect.transforms.RegexRouter");
        config.put("transforms.rename.regex", ".*");
        config.put("transforms.rename.replacement", "another-topic");
        return config;
    }

    private List<String> deadLetters(Scenario scenario) {
        try (TopicReader reader = new TopicReader(workers.stage().bootstrapServers(), scenario.topic() + "-dead")) {
            return reader.messages();
        }
    }

    /** The first offset of the source's topic that is not done yet. */
    private static long sinkOffset(Scenario scenario) {
        for (JsonNode stored : scenario.connectors().offsets(scenario.sink()).path("offsets")) {
            if (stored.at("/partition/kafka_topic").asText().equals(scenario.topic())) {
                return stored.at("/offset/kafka_offset").asLong();
            }
        }
        return -1;
    }
}
