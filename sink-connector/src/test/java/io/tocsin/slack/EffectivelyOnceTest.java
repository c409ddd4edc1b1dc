package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tocsin.emulator.slack.PostedMessage;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.emulator.slack.trouble.Kind;
import io.tocsin.emulator.slack.trouble.Trouble;
import io.tocsin.slack.api.Envelope;
import io.tocsin.slack.api.Metadata;
import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.api.http.HttpSlackApi;
import io.tocsin.slack.api.http.Network;
import io.tocsin.slack.api.http.SlackConnections;
import io.tocsin.slack.message.SlackMessage;
import io.tocsin.slack.metrics.Jmx;
import io.tocsin.slack.metrics.TaskMetric;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The real task, with read-back, against the emulated Slack; tasks end without a commit, as in a crash. */
class EffectivelyOnceTest {
    private static final TopicPartition PARTITION = new TopicPartition("orders", 3);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String METRICS = "kafka.connect:type=plugins,connector=alerts";
    private static final long TIME = System.currentTimeMillis() - 60_000;

    private final SlackEmulator slack =
            SlackEmulator.start(SlackOptions.defaults().withoutRateLimit());
    private final TaskUnderTest task = new TaskUnderTest(PARTITION, this::record);
    private long start = TIME;

    @AfterEach
    void stop() {
        task.stop();
        slack.close();
    }

    /** A task that begins at the first record, as nothing is committed. */
    private void start(String... pairs) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "name", "alerts",
                "slack.bot.token", slack.botToken(),
                "slack.channel", slack.channelId("alerts"),
                "slack.api.url", slack.url() + "/api/",
                "delivery.guarantee", "effectively-once",
                "delivery.mode", "individual",
                "readback.lag.ms", "50",
                "rate.per.second", "50",
                "rate.burst", "50"));
        for (int i = 0; i < pairs.length; i += 2) {
            properties.put(pairs[i], pairs[i + 1]);
        }
        task.start(0, properties);
    }

    private SinkRecord record(long offset) {
        return new SinkRecord(
                "orders", 3, null, null, null, "line " + offset, offset, start + offset, TimestampType.CREATE_TIME);
    }

    private List<String> lines() {
        return slack.messages("alerts").stream()
                .map(PostedMessage::text)
                .flatMap(String::lines)
                .filter(line -> line.startsWith("line "))
                .toList();
    }

    @Test
    void whatStandsInTheChannelIsNotPostedAgainByANewTask() throws JMException {
        start();
        task.deliver(3);
        start();
        task.deliver(5);

        assertThat(lines()).containsExactly("line 0", "line 1", "line 2", "line 3", "line 4");
        assertThat(Jmx.value(METRICS, TaskMetric.FOUND)).isEqualTo(3);
    }

    @Test
    void oneMessageForSeveralRecordsIsKnownAgain() {
        start("delivery.mode", "adaptive", "rate.per.second", "0.5", "rate.burst", "1");
        task.deliver(6);
        int messages = slack.messages("alerts").size();
        start("delivery.mode", "adaptive");
        task.deliver(6);

        assertThat(messages).isLessThan(6);
        assertThat(slack.messages("alerts")).hasSize(messages);
    }

    @Test
    void aMessageThatWasPostedInSpiteOfAnErrorIsNotPostedAgain() throws JMException {
        slack.control()
                .trouble(Trouble.of(Kind.SERVER_ERROR).on("chat.postMessage").afterPosting());
        slack.control().trouble(Trouble.of(Kind.RESET).on("chat.postMessage").afterPosting());
        start();
        task.deliver(4);

        assertThat(lines()).containsExactly("line 0", "line 1", "line 2", "line 3");
        assertThat(Jmx.value(METRICS, TaskMetric.FOUND)).isEqualTo(2);
    }

    @Test
    void aMessageThatWasPostedInSpiteOfALimitIsNotPostedAgain() throws JMException {
        slack.control()
                .trouble(Trouble.of(Kind.RATE_LIMITED).on("chat.postMessage").afterPosting());
        start();
        task.deliver(3);

        assertThat(lines()).containsExactly("line 0", "line 1", "line 2");
        assertThat(Jmx.value(METRICS, TaskMetric.FOUND)).isEqualTo(1);
    }

    @Test
    void aMessageThatWasNotPostedBecauseOfAnErrorIsPosted() throws JMException {
        slack.control().trouble(Trouble.of(Kind.SERVER_ERROR).on("chat.postMessage"));
        start();
        task.deliver(2);

        assertThat(lines()).containsExactly("line 0", "line 1");
        assertThat(Jmx.value(METRICS, TaskMetric.FOUND)).isZero();
    }

    @Test
    void aNewEpochPostsAllAgain() {
        start();
        task.deliver(2);
        start("delivery.epoch", "2");
        task.deliver(2);

        assertThat(lines()).containsExactly("line 0", "line 1", "line 0", "line 1");
    }

    @Test
    void anotherConnectorsMessagesDoNotCount() {
        start();
        task.deliver(1);
        start("name", "others");
        task.deliver(1);

        assertThat(lines()).containsExactly("line 0", "line 0");
    }

    /** Posts as another app of the workspace, with whatever metadata. */
    private void postAsAnother(Map<String, String> payload) {
        Network network = new Network(LONG, LONG, null, null);
        String token = slack.install("Another", "chat:write", "chat:write.public");
        try (SlackApi another = HttpSlackApi.channel(
                slack.url() + "/api/", token, slack.channelId("alerts"), new SlackConnections(network))) {
            SlackMessage message = new SlackMessage("{\"text\":\"hello\"}", "hello");
            Envelope envelope = new Envelope(null, new Metadata("tocsin_message", payload));
            assertThat(another.send(message, envelope)).isInstanceOf(SendResult.Delivered.class);
        }
    }

    @Test
    void metadataThatCannotBeReadHoldsNothingUp() {
        postAsAnother(Map.of("connector", "alerts", "epoch", "1", "routing", "0", "records_0", "no range"));
        start();
        task.deliver(2);

        assertThat(lines()).containsExactly("line 0", "line 1");
    }

    @Test
    void whatAnotherAppMarksAsPostedIsPostedAllTheSame() {
        start();
        task.deliver(1);
        Map<String, String> forged = new HashMap<>();
        slack.messages("alerts")
                .get(0)
                .json()
                .at("/metadata/event_payload")
                .properties()
                .forEach(field -> forged.put(field.getKey(), field.getValue().asText()));
        forged.put("epoch", "2");
        postAsAnother(forged);
        start("delivery.epoch", "2");
        task.deliver(1);

        assertThat(lines()).containsExactly("line 0", "line 0");
    }

    @Test
    void aTopicMadeAnewIsPosted() {
        start();
        task.deliver(2);
        start = TIME + 1;
        start();
        task.deliver(2);

        assertThat(lines()).containsExactly("line 0", "line 1", "line 0", "line 1");
    }

    @Test
    void withoutTheHistoryRecordsWait() {
        start("slack.bot.token", slack.install("Poster", "chat:write"));
        for (int i = 0; i < 20; i++) {
            assertThat(task.poll(2)).isZero();
            await().pollDelay(Duration.ofMillis(20)).until(() -> true);
        }

        assertThat(lines()).isEmpty();
    }

    @Test
    void withoutTheHistoryTheTaskFailsIfSoSet() {
        start("slack.bot.token", slack.install("Poster", "chat:write"), "behavior.on.refusal", "fail");

        await().atMost(LONG)
                .untilAsserted(() -> org.assertj.core.api.Assertions.assertThatThrownBy(() -> task.poll(2))
                        .hasMessageContaining("channels:history"));
    }

    @Test
    void withoutTheHistoryDeliveryGoesOnAtLeastOnceIfSoSet() {
        start("slack.bot.token", slack.install("Poster", "chat:write"), "readback.timeout.ms", "100");
        task.deliver(2);

        assertThat(lines()).containsExactly("line 0", "line 1");
    }
}
