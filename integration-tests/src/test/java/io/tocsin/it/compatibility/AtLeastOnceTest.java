package io.tocsin.it.compatibility;

import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.it.cluster.Jdk;
import io.tocsin.it.cluster.ProcessStage;
import io.tocsin.it.cluster.Scenario;
import io.tocsin.it.cluster.WorkerOptions;
import io.tocsin.it.cluster.WorkerRuntime;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Without exactly-once support, where a worker stores offsets on another way. */
class AtLeastOnceTest {
    @ParameterizedTest
    @EnumSource
    void an_offset_is_moved_to_the_partition_with_the_account(KafkaLine kafka) throws IOException {
        WorkerOptions options = WorkerOptions.defaults()
                .quickToStart()
                .withoutExactlyOnce()
                .on(new WorkerRuntime(Jdk.own().home(), kafka.classPath()));
        try (ProcessStage stage = new ProcessStage(
                        "at-least-once-" + kafka.version(),
                        CloudWatchEmulator.start(0),
                        SlackEmulator.start(SlackOptions.defaults().withoutRateLimit()));
                Scenario scenario = new Scenario(stage, "account")) {
            stage.worker("worker", options).start();
            new AccountLater(stage, scenario).check();
        }
    }
}
