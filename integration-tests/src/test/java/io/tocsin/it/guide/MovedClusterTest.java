package io.tocsin.it.guide;

import static io.tocsin.it.cluster.Scenario.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.cluster.Cluster;
import io.tocsin.it.cluster.Connectors;
import io.tocsin.it.cluster.Records;
import io.tocsin.it.cluster.Scenario;
import io.tocsin.it.cluster.SharedCluster;
import io.tocsin.it.cluster.WorkerCluster;
import io.tocsin.it.cluster.WorkerOptions;
import io.tocsin.it.cluster.WorkerProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Connectors that {@code docs/operations.md} moves lose nothing and repeat nothing, with exactly-once support on: to another Connect
 * cluster at the same brokers, to other brokers, to another name, and back from a backup.
 */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MovedClusterTest {
    private static final String MOVE = "What to move";
    private static final String STOP = "1. Stop it, and save where it stands";
    private static final String CREATE = "2. Create it at the new place";
    private static final String START = "3. Start it";
    private static final String REMOVE = "4. Remove the old one";

    @TempDir
    private Path directory = Path.of("");

    private final Cluster services;
    private final WorkerCluster brokers;
    private final WorkerProcess old;
    private final WorkerProcess other;

    MovedClusterTest(Cluster services) {
        this.services = services;
        brokers = WorkerCluster.start("moved", Checkout.ROOT);
        old = worker("old");
        other = worker("other");
    }

    /** A Connect cluster of its own at the same brokers. */
    private WorkerProcess worker(String group) {
        WorkerOptions options = WorkerOptions.defaults()
                .quickToStart()
                .setting("group.id", group)
                .environment(
                        "CLOUDWATCH_ENDPOINT", services.cloudWatchEndpoint().toString())
                .environment("SLACK_API_URL", services.slack().url() + "/api/")
                .environment("SLACK_BOT_TOKEN", services.slack().botToken());
        for (String storage : List.of("config", "offset", "status")) {
            options = options.setting(storage + ".storage.topic", group + "-" + storage);
        }
        return brokers.worker(group, options);
    }

    @BeforeAll
    void start() {
        Stream.of(old, other).forEach(WorkerProcess::launch);
        Stream.of(old, other).forEach(WorkerProcess::awaitReady);
    }

    @AfterAll
    void stop() {
        brokers.close();
    }

    private Place at(WorkerProcess worker) {
        return new Place(services, brokers.bootstrapServers(), worker::rest);
    }

    private Guide guide(URI from, URI to, String connector) {
        return new Guide("operations.md", MovedClusterTest.class, directory)
                .with("OLD", from)
                .with("NEW", to)
                .with("CONNECTOR", connector)
                // One worker has no other whose tasks may still be ending.
                .with("GRACE", "0");
    }

    private static void assertEachOnceInSlack(Scenario scenario, String... messages) {
        for (String message : messages) {
            scenario.awaitInSlack(message);
        }
        assertThat(messages)
                .allSatisfy(message -> assertThat(scenario.inSlack(message)).isEqualTo(1));
    }

    /** Else what was posted last would be posted again, wherever the sink goes on. */
    private static void awaitCommitted(Scenario scenario) {
        patiently("the offset")
                .until(() -> scenario.connectors()
                                .offsets(scenario.sink())
                                .at("/offsets/0/offset/kafka_offset")
                                .asLong()
                        > scenario.lastOffset());
    }

    @Test
    void to_another_connect_cluster() throws Exception {
        try (Scenario scenario = new Scenario(at(old), "moved");
                Connectors there = new Connectors(other::rest)) {
            scenario.deploy();
            scenario.put("ERROR one.");
            scenario.awaitInSlack("ERROR one.");
            scenario.put("ERROR two.");

            for (String connector : List.of(scenario.source(), scenario.sink())) {
                guide(old.url(), other.url(), connector).follow(MOVE, STOP, CREATE, START, REMOVE);
                scenario.connectors().forget(connector);
                there.adopt(connector);
            }
            scenario.put("ERROR three.");

            assertEachOnceInSlack(scenario, "ERROR one.", "ERROR two.", "ERROR three.");
            assertThat(scenario.inTopic()).containsExactly("ERROR one.", "ERROR two.", "ERROR three.");
        }
    }

    @Test
    void to_another_name() throws Exception {
        try (Scenario scenario = new Scenario(services, "renamed")) {
            scenario.deploy();
            scenario.put("ERROR one.");
            scenario.awaitInSlack("ERROR one.");
            scenario.put("ERROR two.");

            for (String connector : List.of(scenario.source(), scenario.sink())) {
                guide(services.workerUrl(), services.workerUrl(), connector)
                        .with("NEW_NAME", connector + "-new")
                        .follow(MOVE, STOP, CREATE, START, REMOVE);
                scenario.connectors().forget(connector);
                scenario.connectors().adopt(connector + "-new");
            }
            scenario.put("ERROR three.");

            assertEachOnceInSlack(scenario, "ERROR one.", "ERROR two.", "ERROR three.");
            assertThat(scenario.inTopic()).containsExactly("ERROR one.", "ERROR two.", "ERROR three.");
        }
    }

    /** The old sink stays until it has posted all; the new one begins with what the source writes at the new brokers. */
    @Test
    void to_other_brokers() throws Exception {
        try (Scenario scenario = new Scenario(at(old), "abroad");
                Scenario abroad = new Scenario(services, "abroad")) {
            scenario.deploy();
            scenario.put("ERROR one.");
            scenario.awaitInSlack("ERROR one.");
            scenario.put("ERROR two.");

            guide(old.url(), services.workerUrl(), scenario.source()).follow(MOVE, STOP, CREATE, START, REMOVE);
            scenario.connectors().forget(scenario.source());
            abroad.connectors().adopt(scenario.source());
            abroad.deploySink(abroad.sinkConfig());
            scenario.put("ERROR three.");

            assertEachOnceInSlack(scenario, "ERROR one.", "ERROR two.", "ERROR three.");
            assertThat(Stream.concat(scenario.inTopic().stream(), abroad.inTopic().stream()))
                    .containsExactly("ERROR one.", "ERROR two.", "ERROR three.");
            patiently("nothing left at the old brokers").until(() -> lag(scenario) <= 1);
        }
    }

    /** By the column LAG of the page's command. */
    private long lag(Scenario scenario) throws Exception {
        String said = guide(old.url(), old.url(), scenario.sink())
                .with("KAFKA", brokers.bootstrapServers())
                .with("SINK", scenario.sink())
                .follow("To another Kafka cluster");
        List<String> titles = words(said, "LAG");
        String lag = words(said, scenario.topic()).get(titles.indexOf("LAG"));
        return lag.equals("-") ? Long.MAX_VALUE : Long.parseLong(lag);
    }

    private static List<String> words(String said, String word) {
        return said.lines()
                .map(line -> List.of(line.strip().split("\\s+")))
                .filter(line -> line.contains(word))
                .findFirst()
                .orElseThrow(() -> new AssertionError(said));
    }

    @Test
    void a_sink_to_other_brokers_that_have_a_copy_of_its_topic() throws Exception {
        try (Scenario scenario = new Scenario(at(old), "copied");
                Connectors there = services.connectors()) {
            write(brokers.bootstrapServers(), scenario.topic(), "ERROR one.", "ERROR two.");
            scenario.deploySink(scenario.sinkConfig());
            scenario.awaitInSlack("ERROR two.");
            write(services.bootstrapServers(), scenario.topic(), "ERROR one.", "ERROR two.", "ERROR three.");

            guide(old.url(), services.workerUrl(), scenario.sink()).follow(MOVE, STOP, CREATE, START, REMOVE);
            scenario.connectors().forget(scenario.sink());
            there.adopt(scenario.sink());

            assertEachOnceInSlack(scenario, "ERROR one.", "ERROR two.", "ERROR three.");
        }
    }

    /** Without transactions, so that offsets are alike wherever the same is written. */
    private static void write(String brokers, String topic, String... messages) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers);
        try (Admin admin = Admin.create(settings);
                var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            admin.createTopics(Set.of(new NewTopic(topic, 1, (short) 1))).all().get();
            for (String message : messages) {
                producer.send(new ProducerRecord<>(topic, Records.json(message)))
                        .get();
            }
        }
    }

    @Test
    void back_from_a_backup() throws Exception {
        try (Scenario scenario = new Scenario(services, "restored")) {
            scenario.deploy();
            scenario.put("ERROR one.");
            scenario.awaitInSlack("ERROR one.");
            awaitCommitted(scenario);
            scenario.connectors().stop(scenario.source()); // then its offsets are those of all that it has written
            guide(services.workerUrl(), services.workerUrl(), "any")
                    .with("CONNECT", services.workerUrl())
                    .follow("Backing up");
            for (String connector : List.of(scenario.source(), scenario.sink())) {
                lose(scenario.connectors(), connector);
            }
            scenario.put("ERROR two.");

            for (String connector : List.of(scenario.source(), scenario.sink())) {
                guide(services.workerUrl(), services.workerUrl(), connector).follow(MOVE, CREATE, START);
            }

            assertEachOnceInSlack(scenario, "ERROR one.", "ERROR two.");
            assertThat(scenario.inTopic()).containsExactly("ERROR one.", "ERROR two.");
        }
    }

    /** With its offsets. */
    private void lose(Connectors connectors, String connector) {
        connectors.stop(connector);
        patiently("the loss of the offsets").ignoreExceptions().until(() -> {
            services.rest().delete("/connectors/" + connector + "/offsets");
            return true;
        });
        services.rest().delete("/connectors/" + connector);
    }
}
