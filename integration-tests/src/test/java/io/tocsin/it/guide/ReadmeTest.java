package io.tocsin.it.guide;

import static io.tocsin.it.cluster.Scenario.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.cluster.Cluster;
import io.tocsin.it.cluster.Connectors;
import io.tocsin.it.cluster.SharedCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code README.md}: from the zips to a message in Slack. */
@ExtendWith(SharedCluster.class)
class ReadmeTest {
    private static final String PAGE = "../README.md";
    private static final String HEADING = "Use it";

    @TempDir
    private Path directory = Path.of("");

    private final Cluster cluster;

    ReadmeTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void both_plugins_are_installed() throws Exception {
        new Guide(PAGE, ReadmeTest.class, Checkout.ROOT)
                .replacing("/usr/share/kafka-connect/plugins", directory.toString())
                .follow(HEADING, 0);
        try (Stream<Path> jars = Files.walk(directory)) {
            assertThat(jars.map(jar -> jar.getFileName().toString()))
                    .anyMatch(jar -> jar.startsWith("tocsin-cloudwatch-logs-source-") && jar.endsWith(".jar"))
                    .anyMatch(jar -> jar.startsWith("tocsin-slack-sink-") && jar.endsWith(".jar"));
        }
    }

    @Test
    void both_connectors_are_deployed_and_an_error_reaches_slack() throws Exception {
        Adapted config = new Adapted(directory);
        config.write("config/source/minimal.json", Adapted.EMULATED);
        config.write("config/sink/webhook.json", Map.of());
        cluster.region().put("/aws/lambda/payments", "stream", "ERROR for the readme", "INFO not this one");
        try (Connectors deployed = cluster.connectors()) {
            new Guide(PAGE, ReadmeTest.class, directory)
                    .replacing("http://localhost:8083/", cluster.workerUrl().toString())
                    .follow(HEADING, 1);
            for (String name : List.of("cloudwatch-logs-source", "slack-sink")) {
                deployed.adopt(name);
                deployed.awaitRunning(name);
            }
            patiently("the error in Slack")
                    .until(() -> cluster.slack().messages("alerts").stream()
                            .anyMatch(message -> message.text().contains("ERROR for the readme")));
        }
    }
}
