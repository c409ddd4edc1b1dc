package io.tocsin.it;

import static io.tocsin.it.cluster.Scenario.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.emulator.slack.trouble.Kind;
import io.tocsin.emulator.slack.trouble.Trouble;
import io.tocsin.it.cluster.Cluster;
import io.tocsin.it.cluster.Jmx;
import io.tocsin.it.cluster.MetricsPage;
import io.tocsin.it.cluster.Scenario;
import io.tocsin.it.cluster.SharedCluster;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sink's metrics as a monitoring system finds them at a real worker. */
@ExtendWith(SharedCluster.class)
class SinkMetricsTest {
    private final Cluster cluster;
    private final Jmx jmx = Jmx.here();

    SinkMetricsTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void each_documented_metric_is_there_with_a_value_that_can_be() throws IOException {
        try (Scenario scenario = new Scenario(cluster, "sink-metrics")) {
            String channel = cluster.slack().channelId("sink-metrics");
            cluster.slack()
                    .control()
                    .trouble(Trouble.of(Kind.SERVER_ERROR)
                            .on("chat.postMessage")
                            .in("sink-metrics")
                            .afterPosting());
            scenario.putOld(Duration.ofSeconds(20), "ERROR one AKIAIOSFODNN7EXAMPLE", "ERROR two.");
            scenario.deploySource(scenario.sourceConfig());
            scenario.deploySink(effectivelyOnce(scenario, channel));

            String task = "kafka.connect:type=plugins,connector=" + scenario.sink() + ",task=0";
            String destination = task + ",credential=slack.bot.token,channel=" + channel;
            assertThat(jmx.numbers(task).keySet())
                    .containsExactlyInAnyOrderElementsOf(MetricsPage.names("Of a task of the sink"));
            assertThat(jmx.numbers(destination).keySet())
                    .containsExactlyInAnyOrderElementsOf(MetricsPage.names("Of a destination"));
            patiently("both posted")
                    .untilAsserted(() -> assertThat(jmx.numbers(destination)).containsEntry("posted-total", 2.0));
            patiently("an empty queue").untilAsserted(() -> checkTask(jmx.numbers(task)));
            checkDestination(jmx.numbers(destination));
        }
    }

    private static Map<String, String> effectivelyOnce(Scenario scenario, String channel) throws IOException {
        Map<String, String> config = scenario.sinkConfig();
        config.put("slack.channel", channel);
        config.put("delivery.guarantee", "effectively-once");
        config.put("delivery.mode", "individual");
        return config;
    }

    private static void checkTask(Map<String, Double> task) {
        assertThat(task)
                .containsEntry("queued-records", 0.0)
                .containsEntry("queued-bytes", 0.0)
                .containsEntry("paused", 0.0)
                .containsEntry("unread-deleted-total", 0.0)
                .containsEntry("found-total", 1.0)
                .containsEntry("repeated-total", 0.0)
                .containsEntry("redacted-total", 1.0)
                .containsEntry("dropped-total", 0.0)
                .containsEntry("null-values-total", 0.0)
                .containsEntry("dead-lettered-total", 0.0);
    }

    private static void checkDestination(Map<String, Double> destination) {
        assertThat(destination)
                .containsEntry("queued-records", 0.0)
                .containsEntry("oldest-record-age-seconds", 0.0)
                .containsEntry("ambiguous-total", 1.0)
                .containsEntry("rate-limits-total", 0.0)
                .containsEntry("channel-refusals-total", 0.0)
                .containsEntry("credential-refusals-total", 0.0)
                .containsEntry("retry-wait-seconds", 0.0);
        assertThat(destination.get("requests-total")).isBetween(2.0, 50.0);
        assertThat(destination.get("request-latency-max-seconds")).isBetween(.000_1, 30.0);
        assertThat(destination.get("request-latency-p50-seconds"))
                .isLessThanOrEqualTo(destination.get("request-latency-max-seconds"));
    }

    @Test
    void nothing_is_shown_of_a_connector_that_was_deleted() throws IOException {
        try (Scenario scenario = new Scenario(cluster, "sink-shown")) {
            scenario.deploySink(scenario.sinkConfig());
            assertThat(jmx.beans(scenario.sink())).hasSize(2);
        }

        patiently("no more metrics").until(() -> jmx.beans("sink-shown-sink").isEmpty());
    }
}
