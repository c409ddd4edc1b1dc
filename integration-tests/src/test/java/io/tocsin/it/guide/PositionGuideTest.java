package io.tocsin.it.guide;

import static io.tocsin.it.cluster.Scenario.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.it.cluster.Cluster;
import io.tocsin.it.cluster.Scenario;
import io.tocsin.it.cluster.SharedCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/source-connector.md}: to rewind the source. */
@ExtendWith(SharedCluster.class)
class PositionGuideTest {
    @TempDir
    private Path directory = Path.of("");

    private final Cluster cluster;

    PositionGuideTest(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The account stands in the partition only where it is known. */
    @ParameterizedTest
    @ValueSource(strings = {"guide-position", "guide-position-of-account"})
    void the_source_begins_again_where_it_is_told_to(String name) throws Exception {
        try (Scenario scenario = new Scenario(cluster, name)) {
            Map<String, String> config = scenario.sourceConfig();
            if (!name.endsWith("account")) {
                config.remove("aws.account.id");
            }
            scenario.putOld(Duration.ofHours(2), "ERROR long ago");
            scenario.put("ERROR just now");
            scenario.deploySource(config);
            patiently("both").until(() -> scenario.inTopic().size() == 2);

            new Guide("source-connector.md", PositionGuideTest.class, directory)
                    .replacing("localhost:8083/", cluster.workerUrl().toString())
                    .replacing("cloudwatch-logs-source", scenario.source())
                    .replacing("/aws/lambda/payments", "/" + name)
                    .replacing(
                            "2026-11-22T08:00:00Z",
                            Instant.now()
                                    .minus(Duration.ofHours(1))
                                    .truncatedTo(ChronoUnit.SECONDS)
                                    .toString())
                    .follow("Offsets");

            patiently("the newer one again").until(() -> scenario.inTopic().size() == 3);
            assertThat(scenario.inTopic())
                    .containsExactlyInAnyOrder("ERROR long ago", "ERROR just now", "ERROR just now");
        }
    }
}
