package io.tocsin.it;

import static io.tocsin.it.cluster.Scenario.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.cluster.Connectors;
import io.tocsin.it.cluster.WorkerCluster;
import io.tocsin.it.cluster.WorkerOptions;
import io.tocsin.it.cluster.WorkerProcess;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** That a worker in a process of its own is what other tests take it for. */
class WorkerProcessTest {
    @Test
    void both_connectors_go_on_when_their_killed_worker_starts_again() throws IOException {
        try (CloudWatchEmulator logs = CloudWatchEmulator.start(0);
                SlackEmulator slack =
                        SlackEmulator.start(SlackOptions.defaults().withoutRateLimit());
                WorkerCluster cluster = WorkerCluster.start("both", Checkout.ROOT)) {
            logs.region("eu-west-1").put("/shop/production", "web", "ERROR before");
            WorkerProcess worker = cluster.worker("one", options(logs, slack));
            worker.start();
            Connectors connectors = cluster.connectors();
            connectors.post(Checkout.json("config/source/emulator.json"));
            connectors.post(Checkout.json("config/sink/emulator.json"));
            patiently("the first event in Slack").until(() -> isInSlack(slack, "ERROR before"));

            worker.kill();
            assertThat(worker.isAlive()).isFalse();
            logs.region("eu-west-1").put("/shop/production", "web", "ERROR meanwhile");
            worker.start();

            patiently("the second event in Slack").until(() -> isInSlack(slack, "ERROR meanwhile"));
            assertThat(Files.readString(worker.log())).contains("exactly.once.source.support = enabled");
        }
    }

    private static WorkerOptions options(CloudWatchEmulator logs, SlackEmulator slack) {
        return WorkerOptions.defaults()
                .quickToStart()
                .environment("CLOUDWATCH_ENDPOINT", logs.endpoint().toString())
                .environment("SLACK_API_URL", slack.url() + "/api/")
                .environment("SLACK_BOT_TOKEN", slack.botToken());
    }

    private static boolean isInSlack(SlackEmulator slack, String text) {
        return slack.messages("alerts").stream()
                .anyMatch(message -> message.text().contains(text));
    }
}
