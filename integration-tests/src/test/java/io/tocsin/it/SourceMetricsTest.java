package io.tocsin.it;

import static io.tocsin.it.cluster.Scenario.patiently;
import static org.assertj.core.api.Assertions.assertThat;

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

/** The source's metrics as a monitoring system finds them at a real worker. */
@ExtendWith(SharedCluster.class)
class SourceMetricsTest {
    private final Cluster cluster;
    private final Jmx jmx = Jmx.here();

    SourceMetricsTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void each_documented_metric_is_there_with_a_value_that_can_be() throws IOException {
        try (Scenario scenario = new Scenario(cluster, "metrics")) {
            scenario.putOld(Duration.ofSeconds(20), "ERROR one.", "ERROR two.", "INFO three.");
            scenario.deploySource(scenario.sourceConfig());
            patiently("both in the topic").until(() -> scenario.inTopic().size() == 2);

            String task = "kafka.connect:type=plugins,connector=" + scenario.source() + ",task=0";
            String group = task + ",log_group=\"/metrics\",account=123456789012";
            assertThat(jmx.numbers(task).keySet()).containsExactlyInAnyOrderElementsOf(MetricsPage.names("Of a task"));
            assertThat(jmx.numbers(group).keySet())
                    .containsExactlyInAnyOrderElementsOf(MetricsPage.names("Of a log group"));
            checkTask(jmx.numbers(task));
            patiently("a second scan").untilAsserted(() -> checkGroup(jmx.numbers(group)));
        }
    }

    private static void checkTask(Map<String, Double> task) {
        assertThat(task)
                .containsEntry("log-groups", 1.0)
                .containsEntry("log-groups-in-trouble", 0.0)
                .containsEntry("throttles-total", 0.0)
                .containsEntry("feasible-poll-interval-seconds", 1.0)
                .containsEntry("request-limit-per-second", 10.0);
        assertThat(task.get("requests-total")).isBetween(3.0, 1_000.0);
        assertThat(task.get("requests-per-second")).isBetween(.01, 10.0);
        assertThat(task.get("read-ahead-bytes")).isBetween(0.0, 48.0 * (1 << 20));
    }

    private static void checkGroup(Map<String, Double> group) {
        assertThat(group)
                .containsEntry("in-trouble", 0.0)
                .containsEntry("events-total", 2.0)
                .containsEntry("access-denials-total", 0.0)
                .containsEntry("settle-breaches-total", 0.0)
                .containsEntry("late-events-total", 0.0)
                .containsEntry("visibility-delay-max-seconds", 0.0)
                .containsEntry("backfill-progress-ratio", 1.0)
                .containsEntry("backfill-remaining-seconds", 0.0);
        assertThat(group.get("pages-total")).isLessThanOrEqualTo(group.get("requests-total"));
        assertThat(group.get("empty-pages-total")).isBetween(1.0, group.get("pages-total"));
        assertThat(group.get("last-scan-age-seconds")).isBetween(0.0, 30.0);
        assertThat(group.get("last-event-age-seconds")).isBetween(20.0, 90.0);
        assertThat(group.get("ingestion-delay-p50-seconds")).isBetween(20.0, 22.0);
        assertThat(group.get("ingestion-delay-max-seconds")).isBetween(20.0, 22.0);
        assertThat(group.get("recent-events")).isBetween(0.0, 2.0);
        assertThat(group.get("offset-bytes")).isBetween(100.0, 2_000.0);
    }

    @Test
    void nothing_is_shown_of_a_connector_that_was_deleted() throws IOException {
        try (Scenario scenario = new Scenario(cluster, "shown")) {
            scenario.deploySource(scenario.sourceConfig());
            assertThat(jmx.beans(scenario.source())).hasSize(2);
        }

        patiently("no more metrics").until(() -> jmx.beans("shown-source").isEmpty());
    }
}
