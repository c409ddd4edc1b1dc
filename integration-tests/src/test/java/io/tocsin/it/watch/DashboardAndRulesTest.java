package io.tocsin.it.watch;

import static io.tocsin.it.cluster.Scenario.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.cluster.WorkerCluster;
import io.tocsin.it.cluster.WorkerOptions;
import io.tocsin.it.cluster.WorkerProcess;
import io.tocsin.quickstart.cluster.FreePort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Alert rules and dashboard ask for what a worker with both connectors shows, by the agent and its rules in {@code docker/}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class DashboardAndRulesTest {
    private static final String AGENT = "target/jmx-exporter/jmx_prometheus_javaagent.jar";
    private static final Path AGENT_RULES = Checkout.ROOT.resolve("docker/worker/jmx-exporter.yaml");
    private static final String GROUP = "/shop/production";

    private final CloudWatchEmulator logs = CloudWatchEmulator.start(0);
    private final SlackEmulator slack =
            SlackEmulator.start(SlackOptions.defaults().withoutRateLimit());
    private WorkerCluster cluster;
    private Prometheus prometheus;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        cluster = WorkerCluster.start("watched", Checkout.ROOT);
        String metrics = "127.0.0.1:" + FreePort.any();
        WorkerProcess worker = cluster.worker("one", options(metrics));
        worker.start();
        cluster.connectors().post(Checkout.json("config/source/emulator.json"));
        cluster.connectors().post(Checkout.json("config/sink/emulator.json"));
        logs.region("eu-west-1").put(GROUP, "web", "ERROR card declined");
        patiently("the event in Slack").until(() -> !slack.messages("alerts").isEmpty());
        prometheus = Prometheus.start(directory, Watched.RULES, metrics);
    }

    private WorkerOptions options(String metrics) {
        return WorkerOptions.defaults()
                .quickToStart()
                .jvm("-javaagent:" + AGENT + "=" + metrics + ":" + AGENT_RULES)
                .environment("CLOUDWATCH_ENDPOINT", logs.endpoint().toString())
                .environment("SLACK_API_URL", slack.url() + "/api/")
                .environment("SLACK_BOT_TOKEN", slack.botToken());
    }

    @AfterAll
    void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
        cluster.close();
        slack.close();
        logs.close();
    }

    @Test
    void every_metric_that_they_name_is_exported() throws IOException {
        Set<String> missing = new TreeSet<>(Watched.metrics());
        assertThat(missing).hasSizeGreaterThan(30);
        patiently("the last metric").until(() -> {
            missing.removeIf(
                    metric -> !prometheus.query("count(" + metric + ")").isEmpty());
            return missing.isEmpty();
        });
    }

    @Test
    void every_query_of_the_dashboard_has_an_answer() throws IOException {
        List<String> queries = Watched.dashboardQueries();
        assertThat(queries).hasSizeGreaterThan(30);
        for (String query : queries) {
            patiently(query).until(() -> !prometheus.query(query).isEmpty());
        }
    }

    @Test
    void every_query_of_the_page_on_operations_has_an_answer() throws IOException {
        List<String> queries = Watched.pageQueries();
        assertThat(queries).hasSizeGreaterThan(5);
        for (String query : queries) {
            patiently(query).until(() -> !prometheus.query(query).isEmpty());
        }
    }

    @Test
    void no_rule_fires_while_all_is_well_and_then_those_of_a_denied_log_group() {
        patiently("an evaluation of each rule")
                .until(() -> prometheus.rules().stream()
                        .noneMatch(rule -> rule.path("health").asText().equals("unknown")));
        for (JsonNode rule : prometheus.rules()) {
            assertThat(rule.path("health").asText()).as(rule.toString()).isEqualTo("ok");
            assertThat(rule.path("state").asText()).as(rule.toString()).isEqualTo("inactive");
        }

        logs.region("eu-west-1").deny(GROUP);

        patiently("both alerts")
                .until(() ->
                        isActive("TocsinAccessDenied", "firing") && isActive("TocsinLogGroupInTrouble", "pending"));
    }

    private boolean isActive(String alert, String state) {
        return !prometheus
                .query("ALERTS{alertname=\"" + alert + "\", alertstate=\"" + state + "\", log_group=\"" + GROUP + "\"}")
                .isEmpty();
    }
}
