package io.tocsin.it.upgrade;

import static io.tocsin.it.cluster.Scenario.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.it.cluster.ProcessStage;
import io.tocsin.it.cluster.Scenario;
import io.tocsin.it.cluster.WorkerCluster;
import io.tocsin.it.cluster.WorkerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever upgrades loses nothing and repeats nothing: the states that {@link LeaveState} wrote with earlier releases. */
class UpgradeTest {
    @TempDir
    private Path scratch;

    @ParameterizedTest
    @ValueSource(strings = "0.1")
    void both_connectors_go_on_where_those_of_an_earlier_release_stood(String release) throws Exception {
        KeptState kept = scratchCopy(Path.of("src", "test", "resources", "upgrade", release));
        try (ProcessStage stage = new ProcessStage(
                        "upgrade-from-" + release,
                        CloudWatchEmulator.start(0).keepIn(kept.logEvents()),
                        SlackEmulator.start(SlackOptions.defaults().withoutRateLimit())
                                .keepIn(kept.messages()));
                Scenario scenario = new Scenario(stage, LeaveState.NAME)) {
            restore(kept, stage, scenario);
            stage.worker("worker", WorkerOptions.defaults().quickToStart().plainRecords())
                    .start();
            LeaveState.deploy(scenario);
            scenario.put("ERROR after the upgrade.");

            scenario.awaitInSlack("ERROR after the upgrade.");
            List<String> expected = new ArrayList<>(LeaveState.messages());
            expected.add("ERROR after the upgrade.");
            patiently("all in Slack")
                    .untilAsserted(() -> assertThat(expected).allMatch(message -> scenario.inSlack(message) > 0));
            assertThat(expected).allMatch(message -> scenario.inSlack(message) == 1);
            assertThat(scenario.inTopic()).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private KeptState scratchCopy(Path from) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, scratch.resolve(file.getFileName()));
            }
        }
        return new KeptState(scratch);
    }

    private static void restore(KeptState kept, ProcessStage stage, Scenario scenario) throws Exception {
        String servers = stage.bootstrapServers();
        stage.cluster().createTopic(WorkerCluster.OFFSETS_TOPIC, Map.of("cleanup.policy", "compact"));
        stage.cluster().createTopic(scenario.topic(), Map.of());
        kept.restore(LeaveState.OFFSETS, servers, WorkerCluster.OFFSETS_TOPIC);
        kept.restore(LeaveState.RECORDS, servers, scenario.topic());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.alterConsumerGroupOffsets(
                            "connect-" + scenario.sink(),
                            Map.of(new TopicPartition(scenario.topic(), 0), new OffsetAndMetadata(LeaveState.POSTED)))
                    .all()
                    .get();
        }
    }
}
