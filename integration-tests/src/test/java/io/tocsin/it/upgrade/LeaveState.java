package io.tocsin.it.upgrade;

import static io.tocsin.it.cluster.Scenario.patiently;

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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs both connectors and keeps what they leave, for {@link UpgradeTest}. Run it once for each release, from this module's folder,
 * with its test class path and {@code src/test/resources/upgrade/RELEASE} as argument; what is committed is never written again.
 */
final class LeaveState {
    static final String NAME = "upgraded";
    static final String OFFSETS = "connect-offsets.jsonl";
    static final String RECORDS = "records.jsonl";

    private static final List<String> IN_SLACK = List.of("ERROR in Slack 1.", "ERROR in Slack 2.");
    private static final List<String> IN_THE_TOPIC = List.of("ERROR in the topic 1.", "ERROR in the topic 2.");
    private static final List<String> UNREAD = List.of("ERROR unread 1.", "ERROR unread 2.");

    /** How many records the sink has accounted for. */
    static final long POSTED = IN_SLACK.size();

    private LeaveState() {}

    /** All events: posted, waiting in the topic, or not read yet. */
    static List<String> messages() {
        return Stream.of(IN_SLACK, IN_THE_TOPIC, UNREAD).flatMap(List::stream).toList();
    }

    /** The one argument is the directory. */
    public static void main(String[] arguments) throws IOException {
        KeptState kept = new KeptState(Files.createDirectories(Path.of(arguments[0])));
        try (ProcessStage stage = new ProcessStage(
                        "leave-state",
                        CloudWatchEmulator.start(0).keepIn(kept.logEvents()),
                        SlackEmulator.start(SlackOptions.defaults().withoutRateLimit())
                                .keepIn(kept.messages()));
                Scenario scenario = new Scenario(stage, NAME)) {
            stage.worker("worker", WorkerOptions.defaults().quickToStart().plainRecords())
                    .start();
            deploy(scenario);
            run(scenario);
            kept.keep(OFFSETS, stage.bootstrapServers(), WorkerCluster.OFFSETS_TOPIC);
            kept.keep(RECORDS, stage.bootstrapServers(), scenario.topic());
        }
    }

    static void deploy(Scenario scenario) throws IOException {
        Map<String, String> source = scenario.sourceConfig();
        // However old what was left has become.
        source.put("max.catch.up.ms", Long.toString(Duration.ofDays(36_500).toMillis()));
        scenario.deploySource(source);
        scenario.deploySink(scenario.sinkConfig());
    }

    private static void run(Scenario scenario) {
        scenario.put(IN_SLACK.toArray(String[]::new));
        IN_SLACK.forEach(scenario::awaitInSlack);
        scenario.connectors().stop(scenario.sink());
        scenario.put(IN_THE_TOPIC.toArray(String[]::new));
        patiently("all in the topic").until(() -> scenario.inTopic().size() == IN_SLACK.size() + IN_THE_TOPIC.size());
        scenario.connectors().stop(scenario.source());
        scenario.put(UNREAD.toArray(String[]::new));
    }
}
