package io.tocsin.it.docker;

import static io.tocsin.it.docker.Pipeline.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two workers of the image in one cluster, while what they depend on breaks and comes back. */
@NeedsDocker
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkersInContainersTest {
    private static final int EVENTS = 300;

    @SuppressWarnings("NullAway.Init")
    private ContainerCluster cluster;

    @BeforeAll
    void start() {
        cluster = new ContainerCluster("containers");
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @Test
    void both_form_a_cluster_that_shares_the_work_and_an_event_reaches_slack() throws IOException {
        try (Pipeline pipeline = Pipeline.deploy(cluster, "shared")) {
            pipeline.put("ERROR card declined");
            pipeline.awaitInSlack("ERROR card declined");

            patiently("work on both workers").until(() -> owners(pipeline).size() == 2);
        }
    }

    /** The workers that connectors and tasks run on, as one of them tells. */
    private Set<String> owners(Pipeline pipeline) {
        Set<String> owners = new TreeSet<>();
        for (String connector : new String[] {pipeline.source(), pipeline.sink()}) {
            JsonNode status = cluster.rest().status(connector);
            status.findValues("worker_id").forEach(id -> owners.add(id.asText()));
        }
        return owners;
    }

    @Test
    void they_do_not_run_as_root_and_find_themselves_healthy() {
        for (Worker worker : cluster.workers()) {
            assertThat(worker.container().run("id", "-u")).isNotEqualTo("0");
            patiently("the health check").until(() -> worker.container().isHealthy());
        }
    }

    @Test
    void the_work_of_a_killed_worker_moves_with_nothing_lost_and_nothing_twice() throws IOException {
        try (Pipeline pipeline = Pipeline.deploy(cluster, "killed");
                Application application = new Application(pipeline, EVENTS)) {
            Worker killed = cluster.workerOf(pipeline.source());
            patiently("the first events").until(() -> !pipeline.inTopic().isEmpty());

            killed.container().kill();

            try {
                List<String> events = application.events();
                patiently("all events")
                        .until(() -> Set.copyOf(pipeline.inTopic()).containsAll(events));
                assertThat(pipeline.inTopic()).containsExactlyInAnyOrderElementsOf(events);
                assertThat(cluster.workerOf(pipeline.source())).isNotSameAs(killed);
                pipeline.put("ERROR after all");
                pipeline.awaitInSlack("ERROR after all");
            } finally {
                killed.container().startAgain();
                cluster.awaitWorkers();
            }
        }
    }

    @Test
    void both_connectors_go_on_after_the_broker_was_restarted() throws IOException {
        try (Pipeline pipeline = Pipeline.deploy(cluster, "restarted")) {
            pipeline.put("ERROR before");
            pipeline.awaitInSlack("ERROR before");

            cluster.broker().container().restart();
            pipeline.put("ERROR after");

            pipeline.awaitInSlack("ERROR after");
            assertThat(pipeline.inTopic()).containsExactly("ERROR before", "ERROR after");
        }
    }

    @Test
    void what_cannot_be_posted_while_slack_is_cut_off_is_posted_afterwards() throws IOException {
        try (Pipeline pipeline = Pipeline.deploy(cluster, "slackless")) {
            pipeline.put("ERROR before");
            pipeline.awaitInSlack("ERROR before");

            cluster.toSlack().cut();
            pipeline.put("ERROR meanwhile");
            pipeline.awaitInTopic("ERROR meanwhile");
            patiently("an attempt in vain").until(() -> cluster.toSlack().turnedAway() > 0);
            assertThat(pipeline.inSlack("ERROR meanwhile")).isZero();
            cluster.toSlack().mend();

            pipeline.awaitInSlack("ERROR meanwhile");
            assertThat(pipeline.inSlack("ERROR meanwhile")).isEqualTo(1);
        }
    }

    @Test
    void what_cannot_be_read_while_cloudwatch_is_cut_off_is_read_afterwards() throws IOException {
        try (Pipeline pipeline = Pipeline.deploy(cluster, "cloudless")) {
            pipeline.put("ERROR before");
            pipeline.awaitInTopic("ERROR before");

            cluster.toCloudWatch().cut();
            pipeline.put("ERROR meanwhile");
            patiently("an attempt in vain").until(() -> cluster.toCloudWatch().turnedAway() > 0);
            assertThat(pipeline.inTopic()).containsExactly("ERROR before");
            cluster.toCloudWatch().mend();

            pipeline.awaitInSlack("ERROR meanwhile");
            assertThat(pipeline.inTopic()).containsExactly("ERROR before", "ERROR meanwhile");
        }
    }
}
