package io.tocsin.it.guide;

import static io.tocsin.it.cluster.Scenario.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.it.cluster.Cluster;
import io.tocsin.it.cluster.Scenario;
import io.tocsin.it.cluster.SharedCluster;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/operations.md} has to be done to a connector where it is. */
@ExtendWith(SharedCluster.class)
class OperationsGuideTest {
    @TempDir
    private Path directory = Path.of("");

    private final Cluster cluster;

    OperationsGuideTest(Cluster cluster) {
        this.cluster = cluster;
    }

    private Guide guide(String connector) {
        return new Guide("operations.md", OperationsGuideTest.class, directory)
                .with("CONNECT", cluster.workerUrl())
                .with("NAME", connector);
    }

    @Test
    void a_task_that_failed_says_why_and_goes_on_where_it_stood() throws Exception {
        try (Scenario scenario = new Scenario(cluster, "failed")) {
            scenario.deploySource(scenario.sourceConfig());
            Map<String, String> sink = scenario.sinkConfig();
            sink.put("behavior.on.refusal", "fail");
            scenario.deploySink(sink);
            scenario.put("ERROR one.");
            scenario.awaitInSlack("ERROR one.");
            cluster.slack().control().archive("failed");
            scenario.put("ERROR two.");
            patiently("the failure").until(() -> state(scenario.sink()).equals("FAILED"));
            cluster.slack().control().unarchive("failed");

            String said = guide(scenario.sink()).follow("TocsinTaskFailed");

            assertThat(said).contains("is_archived");
            scenario.connectors().awaitRunning(scenario.sink());
            scenario.awaitInSlack("ERROR two.");
            assertThat(scenario.inSlack("ERROR one.")).isEqualTo(1);
            assertThat(scenario.inSlack("ERROR two.")).isEqualTo(1);
        }
    }

    private String state(String connector) {
        return cluster.rest().status(connector).at("/tasks/0/state").asText();
    }

    @Test
    void more_tasks_take_over_where_one_stood() throws Exception {
        try (Scenario scenario = new Scenario(cluster, "more-tasks")) {
            Map<String, String> source = scenario.sourceConfig();
            source.put("log.groups", "/more-tasks,/more-tasks-too");
            cluster.region().createLogGroup("/more-tasks-too");
            scenario.deploySource(source);
            put(scenario, "ERROR one.");
            awaitInTopic(scenario, 2);

            guide(scenario.source()).follow("Tuning by what was measured");

            patiently("both tasks")
                    .until(() -> cluster.rest()
                                    .status(scenario.source())
                                    .path("tasks")
                                    .size()
                            == 2);
            scenario.connectors().awaitRunning(scenario.source());
            put(scenario, "ERROR two.");
            awaitInTopic(scenario, 4);
            assertThat(scenario.inTopic())
                    .containsExactlyInAnyOrder("ERROR one.", "ERROR one.", "ERROR two.", "ERROR two.");
        }
    }

    private void put(Scenario scenario, String message) {
        scenario.put(message);
        cluster.region().put("/more-tasks-too", "stream", message);
    }

    private static void awaitInTopic(Scenario scenario, int records) {
        patiently(records + " records").until(() -> scenario.inTopic().size() >= records);
    }
}
