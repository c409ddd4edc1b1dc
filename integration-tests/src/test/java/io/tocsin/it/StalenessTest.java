package io.tocsin.it;

import static io.tocsin.it.cluster.Scenario.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.it.cluster.Cluster;
import io.tocsin.it.cluster.ProcessStage;
import io.tocsin.it.cluster.Scenario;
import io.tocsin.it.cluster.SharedCluster;
import io.tocsin.it.cluster.Stage;
import io.tocsin.it.cluster.StallingProxy;
import io.tocsin.it.cluster.TopicReader;
import io.tocsin.it.cluster.WorkerOptions;
import io.tocsin.quickstart.cluster.ConnectRest;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sink says that nothing is scanned when that is so, and not when it cannot know. */
@ExtendWith(SharedCluster.class)
class StalenessTest {
    /** Ten heartbeats, so that a slow machine is not taken for a silent source. */
    private static final int STALE_MS = 10_000;

    private static final int LONGER_MS = STALE_MS * 3 / 2;
    private static final String SILENT = "No sign of a scan";
    private static final String AGAIN = "Scanned again";

    @Test
    void a_paused_sink_accuses_nobody_and_a_paused_source_is_told(Cluster cluster) throws Exception {
        try (Scenario scenario = new Scenario(cluster, "stale")) {
            deploy(scenario);
            awaitHeartbeats(scenario, cluster, 2);

            move(cluster.rest(), scenario.sink(), "pause", "PAUSED");
            awaitHeartbeats(scenario, cluster, LONGER_MS / 1_000);
            move(cluster.rest(), scenario.sink(), "resume", "RUNNING");
            awaitHeartbeats(scenario, cluster, STALE_MS / 1_000);
            assertThat(notices(scenario)).isZero();

            move(cluster.rest(), scenario.source(), "pause", "PAUSED");
            scenario.awaitInSlack(SILENT);
            move(cluster.rest(), scenario.source(), "resume", "RUNNING");
            scenario.awaitInSlack(AGAIN);
            assertThat(notices(scenario)).isEqualTo(2);
        }
    }

    @Test
    void brokers_that_do_not_answer_are_no_fault_of_the_source() throws Exception {
        AtomicInteger port = new AtomicInteger();
        try (StallingProxy proxy = new StallingProxy(port::get);
                ProcessStage stage = new ProcessStage(
                        "stalled",
                        CloudWatchEmulator.start(0),
                        SlackEmulator.start(SlackOptions.defaults().withoutRateLimit()),
                        settings -> behind(proxy, port, settings));
                Scenario scenario = new Scenario(stage, "stalled")) {
            stage.worker("one", patient()).start();
            deploy(scenario);
            awaitHeartbeats(scenario, stage, 2);

            proxy.stallDuring(() -> waitFor(LONGER_MS));
            awaitHeartbeats(scenario, stage, STALE_MS / 1_000);
            assertThat(notices(scenario)).isZero();

            move(stage.rest(), scenario.source(), "pause", "PAUSED");
            scenario.awaitInSlack(SILENT);
        }
    }

    /** A worker that keeps its tasks for longer than the stall, its consumers with Kafka's default. */
    private static WorkerOptions patient() {
        return WorkerOptions.defaults()
                .quickToStart()
                .setting("session.timeout.ms", "30000")
                .setting("heartbeat.interval.ms", "3000")
                .setting("consumer.session.timeout.ms", "45000")
                .setting("consumer.heartbeat.interval.ms", "3000");
    }

    /** Clients are told to come through the proxy. */
    private static Map<String, String> behind(StallingProxy proxy, AtomicInteger port, Map<String, String> settings) {
        String listeners = settings.getOrDefault("listeners", "");
        port.set(Integer.parseInt(listeners.replaceFirst("PLAINTEXT://127.0.0.1:(\\d+),.*", "$1")));
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + proxy.port());
        return settings;
    }

    private static void deploy(Scenario scenario) throws IOException {
        Map<String, String> source = scenario.sourceConfig();
        source.put("heartbeat.interval.ms", "1000");
        Map<String, String> sink = scenario.sinkConfig();
        sink.put("topics", scenario.topic() + "," + scenario.heartbeats());
        sink.put("heartbeat.topic", scenario.heartbeats());
        sink.put("staleness.after.ms", Integer.toString(STALE_MS));
        scenario.deploySource(source);
        scenario.deploySink(sink);
    }

    private static void move(ConnectRest rest, String connector, String where, String state) {
        // While workers rebalance, as after a stall, they refuse it.
        patiently(where)
                .ignoreExceptions()
                .until(() -> rest.put("/connectors/" + connector + "/" + where, Map.of()) != null);
        patiently(connector + " " + state)
                .until(() ->
                        rest.status(connector).at("/tasks/0/state").asText().equals(state));
    }

    /** Waits until the source has written as many more; each takes it a second. */
    private static void awaitHeartbeats(Scenario scenario, Stage stage, int more) {
        try (TopicReader reader = new TopicReader(stage.bootstrapServers(), scenario.heartbeats())) {
            AtomicInteger written = new AtomicInteger();
            reader.readNew(record -> {});
            patiently("heartbeats").until(() -> {
                reader.readNew(record -> written.incrementAndGet());
                return written.get() >= more;
            });
        }
    }

    /** Nothing can be awaited while the broker stalls. */
    private static void waitFor(int millis) {
        long start = System.nanoTime();
        patiently("the time").until(() -> System.nanoTime() - start > millis * 1_000_000L);
    }

    private static long notices(Scenario scenario) {
        return scenario.inSlack(SILENT) + scenario.inSlack(AGAIN);
    }
}
