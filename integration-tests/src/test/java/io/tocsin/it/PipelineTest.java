package io.tocsin.it;

import static io.tocsin.it.cluster.Scenario.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.cluster.Cluster;
import io.tocsin.it.cluster.Connectors;
import io.tocsin.it.cluster.Scenario;
import io.tocsin.it.cluster.SharedCluster;
import io.tocsin.quickstart.cluster.FreePort;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The promises of the pipeline as a whole. */
@ExtendWith(SharedCluster.class)
class PipelineTest {
    private final Cluster cluster;

    PipelineTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void with_the_files_in_config_a_matching_event_reaches_slack_once_and_another_does_not() throws IOException {
        try (Connectors connectors = cluster.connectors()) {
            cluster.region().createLogGroup("/shop/production");
            connectors.post(Checkout.json("config/source/emulator.json"));
            connectors.post(Checkout.json("config/sink/emulator.json"));
            cluster.region()
                    .put("/shop/production", "web", "INFO order 1 placed", "ERROR order 2 failed", "DEBUG order 3");
            patiently("the event in Slack").until(() -> inAlerts("order 2") > 0);
            cluster.region().put("/shop/production", "web", "ERROR order 4 failed");
            patiently("the next in Slack").until(() -> inAlerts("order 4") > 0);
            assertThat(inAlerts("order 2")).isEqualTo(1);
            assertThat(inAlerts("order 1") + inAlerts("order 3")).isZero();
        }
    }

    private long inAlerts(String text) {
        return cluster.slack().messages("alerts").stream()
                .filter(message -> message.text().contains(text))
                .count();
    }

    @Test
    void worker_restarts_lose_nothing_and_repeat_nothing_in_the_topic() throws IOException {
        try (Scenario scenario = new Scenario(cluster, "restarts")) {
            scenario.deploy();
            for (int round = 0; round < 3; round++) {
                scenario.put(errors(round * 100, 20));
                scenario.awaitInSlack("ERROR number " + round * 100 + ".");
                scenario.put(errors(round * 100 + 50, 20));
                cluster.stopWorker();
                scenario.put(errors(round * 100 + 80, 5));
                cluster.startWorker();
            }
            scenario.put("ERROR the end.");
            scenario.awaitInSlack("ERROR the end.");
            List<String> expected = IntStream.range(0, 3)
                    .boxed()
                    .flatMap(round -> IntStream.of(0, 50, 80)
                            .boxed()
                            .flatMap(start -> List.of(errors(round * 100 + start, start == 80 ? 5 : 20)).stream()))
                    .toList();
            patiently("all in the topic")
                    .untilAsserted(() -> assertThat(scenario.inTopic()).hasSizeGreaterThan(expected.size()));
            assertThat(scenario.inTopic())
                    .containsAll(expected)
                    .contains("ERROR the end.")
                    .doesNotHaveDuplicates();
            patiently("all in Slack")
                    .untilAsserted(() -> assertThat(expected).allMatch(message -> scenario.inSlack(message) > 0));
        }
    }

    private static String[] errors(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> "ERROR number " + number + ".")
                .toArray(String[]::new);
    }

    @Test
    void a_log_group_that_was_quiet_delivers_what_came_while_the_worker_was_down() throws IOException {
        try (Scenario scenario = new Scenario(cluster, "quiet")) {
            Map<String, String> source = scenario.sourceConfig();
            source.put("start.from", "latest");
            scenario.putOld(Duration.ofMinutes(1), "ERROR before the start.");
            scenario.deploySource(source);
            scenario.deploySink(scenario.sinkConfig());
            patiently("a stored position")
                    .until(() -> !scenario.connectors()
                            .offsets(scenario.source())
                            .path("offsets")
                            .isEmpty());
            cluster.stopWorker();
            scenario.put("ERROR while the worker was down.");
            cluster.startWorker();
            scenario.awaitInSlack("ERROR while the worker was down.");
            assertThat(scenario.inTopic()).containsExactly("ERROR while the worker was down.");
        }
    }

    @Test
    void slack_may_be_down_for_a_while() throws IOException {
        int port = FreePort.any();
        try (Scenario scenario = new Scenario(cluster, "outage")) {
            Map<String, String> sink = scenario.sinkConfig();
            sink.put("slack.api.url", "http://127.0.0.1:" + port + "/api/");
            scenario.deploySource(scenario.sourceConfig());
            try (SlackEmulator before = slack(port)) {
                scenario.deploySink(sink);
                scenario.put("ERROR one.");
                patiently("the first").until(() -> shows(before, "ERROR one."));
                patiently("its offset").until(() -> sinkOffset(scenario) > 0);
            }
            long first = scenario.lastOffset();
            scenario.put("ERROR two.", "ERROR three.");
            patiently("two more in the topic").until(() -> scenario.inTopic().size() == 3);
            scenario.connectors().awaitRunning(scenario.sink());
            assertThat(sinkOffset(scenario)).isBetween(first + 1, scenario.lastOffset() - 1);
            try (SlackEmulator after = slack(port)) {
                patiently("the others").until(() -> shows(after, "ERROR two.") && shows(after, "ERROR three."));
                assertThat(shows(after, "ERROR one.")).isFalse();
                patiently("their offsets").until(() -> sinkOffset(scenario) > scenario.lastOffset());
            }
        }
    }

    /** As Slack would after an outage, it knows channels and tokens of before. */
    private static SlackEmulator slack(int port) {
        return SlackEmulator.start(
                SlackOptions.defaults().withPort(port).withChannels("outage").withoutRateLimit());
    }

    private static boolean shows(SlackEmulator slack, String text) {
        return slack.messages("outage").stream()
                .anyMatch(message -> message.text().contains(text));
    }

    /** The first offset that is not done yet; in a topic with transactions, their markers have offsets too. */
    private static long sinkOffset(Scenario scenario) {
        return scenario.connectors()
                .offsets(scenario.sink())
                .at("/offsets/0/offset/kafka_offset")
                .asLong();
    }

    @Test
    void a_rewind_of_the_sink_s_offsets_posts_again() throws IOException {
        try (Scenario scenario = new Scenario(cluster, "rewind")) {
            scenario.deploy();
            scenario.put("ERROR to be seen twice.");
            scenario.awaitInSlack("ERROR to be seen twice.");
            patiently("its offset").until(() -> sinkOffset(scenario) > 0);
            scenario.connectors().stop(scenario.sink());
            cluster.rest().patch("/connectors/" + scenario.sink() + "/offsets", offsets(scenario.topic(), 0));
            scenario.connectors().resume(scenario.sink());
            patiently("the message again").until(() -> scenario.inSlack("ERROR to be seen twice.") == 2);
        }
    }

    @Test
    void deleting_the_sink_s_offsets_posts_everything_again() throws IOException {
        try (Scenario scenario = new Scenario(cluster, "reset")) {
            scenario.deploy();
            scenario.put("ERROR one.", "ERROR two.");
            scenario.awaitInSlack("ERROR two.");
            patiently("an offset").until(() -> sinkOffset(scenario) > 0);
            scenario.connectors().stop(scenario.sink());
            cluster.rest().delete("/connectors/" + scenario.sink() + "/offsets");
            scenario.connectors().resume(scenario.sink());
            patiently("both again")
                    .until(() -> scenario.inSlack("ERROR one.") == 2 && scenario.inSlack("ERROR two.") == 2);
        }
    }

    private static Map<String, Object> offsets(String topic, long offset) {
        return Map.of(
                "offsets",
                List.of(Map.of(
                        "partition", Map.of("kafka_topic", topic, "kafka_partition", 0),
                        "offset", Map.of("kafka_offset", offset))));
    }
}
