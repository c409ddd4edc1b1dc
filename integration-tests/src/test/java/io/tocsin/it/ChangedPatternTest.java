package io.tocsin.it;

import static io.tocsin.it.cluster.Scenario.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.it.cluster.Cluster;
import io.tocsin.it.cluster.Scenario;
import io.tocsin.it.cluster.SharedCluster;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A running connector is given another filter pattern, through the worker's REST API. */
@ExtendWith(SharedCluster.class)
class ChangedPatternTest {
    private final Cluster cluster;

    ChangedPatternTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void what_comes_late_after_the_change_is_written_and_nothing_is_written_twice() throws IOException {
        try (Scenario scenario = new Scenario(cluster, "changed-pattern")) {
            Map<String, String> config = scenario.sourceConfig();
            config.put("filter.pattern", "ERROR");
            config.put("start.from", "-PT2H");
            config.put("late.interval.ms", "2000");
            config.put("hot.interval.ms", "1000");
            config.put("heartbeat.interval.ms", "1000");
            scenario.putOld(Duration.ofMinutes(100), "ERROR FATAL both");
            scenario.deploySource(config);
            patiently("the first").until(() -> scenario.inTopic().size() == 1);
            patiently("a complete late scan")
                    .until(() -> stored(scenario, "position")
                                    .compareTo(Instant.now().minusSeconds(600).toString())
                            > 0);
            String before = stored(scenario, "fingerprint");

            config.put("filter.pattern", "FATAL");
            cluster.rest().put("/connectors/" + scenario.source() + "/config", config);
            patiently("the new pattern in use")
                    .until(() -> !stored(scenario, "fingerprint").equals(before));
            scenario.putOld(Duration.ofMinutes(30), "FATAL half an hour late", "ERROR not wanted any more");
            scenario.put("FATAL now");

            patiently("what comes late").until(() -> scenario.inTopic().contains("FATAL half an hour late"));
            patiently("what comes now").until(() -> scenario.inTopic().contains("FATAL now"));
            assertThat(scenario.inTopic())
                    .containsExactlyInAnyOrder("ERROR FATAL both", "FATAL half an hour late", "FATAL now");
        }
    }

    private static String stored(Scenario scenario, String key) {
        return scenario.connectors()
                .offsets(scenario.source())
                .at("/offsets/0/offset/" + key)
                .asText();
    }
}
