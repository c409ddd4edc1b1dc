package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.slack.delivery.RecordingContext;
import io.tocsin.slack.message.Records;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DryRunTest {
    private static final TopicPartition PARTITION = new TopicPartition("orders", 3);

    private final PrintStream err = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final SlackEmulator slack = SlackEmulator.start(SlackOptions.defaults());
    private final SlackSinkTask task = new SlackSinkTask();

    @BeforeEach
    void capture() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setErr(err);
        slack.close();
    }

    private void awaitCommittable(long offset) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            task.put(List.of());
            return Objects.requireNonNull(task.preCommit(Map.of(PARTITION, new OffsetAndMetadata(offset)))
                                    .get(PARTITION))
                            .offset()
                    == offset;
        });
    }

    @Test
    void itTellsTheLogInsteadOfSlackAndCommits() {
        RecordingContext context = new RecordingContext();
        context.assignment.add(PARTITION);
        task.initialize(context);
        task.start(Map.of(
                "slack.webhook.url", slack.webhook("alerts").toString(),
                "dry.run", "true",
                "delivery.mode", "individual"));
        task.open(Set.of(PARTITION));
        task.put(List.of(
                Records.record("one\n[main] ERROR forged", 1),
                Records.record("key AKIAIOSFODNN7EXAMPLE and token xoxb-123456789012-abcdefghijkl", 2)));
        awaitCommittable(3);
        task.stop();

        String said = log.toString(StandardCharsets.UTF_8);
        assertThat(slack.messages("alerts")).isEmpty();
        assertThat(said)
                .contains("would post to the webhook of slack.webhook.url", "[redacted: AWS access key]")
                .doesNotContain(
                        "AKIAIOSFODNN7EXAMPLE",
                        "xoxb-123456789012",
                        slack.webhook("alerts").getPath());
        assertThat(said.lines()).noneMatch(line -> line.startsWith("[main] ERROR forged"));
    }
}
