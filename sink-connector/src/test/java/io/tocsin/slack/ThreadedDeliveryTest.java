package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tocsin.emulator.slack.PostedMessage;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.emulator.slack.trouble.Kind;
import io.tocsin.emulator.slack.trouble.Trouble;
import io.tocsin.slack.delivery.RecordingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The real task posts to threads of the emulated Slack; tasks end without a commit, as in a crash. */
class ThreadedDeliveryTest {
    private static final TopicPartition PARTITION = new TopicPartition("orders", 3);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final long TIME = System.currentTimeMillis() - 60_000;

    private final SlackEmulator slack =
            SlackEmulator.start(SlackOptions.defaults().withoutRateLimit());
    private RecordingContext context = new RecordingContext();
    private SlackSinkTask task = new SlackSinkTask();
    private long position;

    @AfterEach
    void stop() {
        task.stop();
        slack.close();
    }

    private void start(long from, String... pairs) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "name", "alerts",
                "slack.bot.token", slack.botToken(),
                "slack.channel", slack.channelId("alerts"),
                "slack.api.url", slack.url() + "/api/",
                "thread.by", "{{ value.shop }}",
                "delivery.mode", "individual",
                "readback.lag.ms", "50",
                "rate.per.second", "50",
                "rate.burst", "50"));
        for (int i = 0; i < pairs.length; i += 2) {
            properties.put(pairs[i], pairs[i + 1]);
        }
        task.stop();
        context = new RecordingContext();
        context.assignment.add(PARTITION);
        task = new SlackSinkTask();
        task.initialize(context);
        task.start(properties);
        task.open(Set.of(PARTITION));
        position = from;
    }

    /** The shops take turns, and each third record is of none. */
    private static SinkRecord record(long offset) {
        String shop = List.of("north", "south", "").get((int) (offset % 3));
        Map<String, Object> value = Map.of("shop", shop, "line", "line " + offset);
        return new SinkRecord("orders", 3, null, null, null, value, offset, TIME + offset, TimestampType.CREATE_TIME);
    }

    private long poll(int end) {
        position = context.rewinds.getOrDefault(PARTITION, position);
        context.rewinds.clear();
        List<SinkRecord> records = new ArrayList<>();
        while (position < end && !context.paused.contains(PARTITION)) {
            records.add(record(position));
            position++;
        }
        task.put(records);
        Map<TopicPartition, OffsetAndMetadata> current = Map.of(PARTITION, new OffsetAndMetadata(position));
        return Objects.requireNonNull(task.preCommit(current).get(PARTITION)).offset();
    }

    private void deliver(int end) {
        await().atMost(LONG).until(() -> poll(end) == end);
    }

    /** Each message by the line that it tells, and the line of the message that it replies to. */
    private List<String> told() {
        Map<String, String> lines = new HashMap<>(Map.of("", "channel"));
        slack.messages("alerts").forEach(message -> lines.put(message.ts(), line(message)));
        return slack.messages("alerts").stream()
                .map(message -> line(message) + " in " + lines.get(message.threadTs()))
                .toList();
    }

    private static String line(PostedMessage message) {
        return message.text().replaceAll("(?s).*\"line (\\d+)\".*", "$1");
    }

    @Test
    void theFirstMessageStandsInTheChannelAndLaterOnesInItsThread() {
        start(0);
        deliver(7);

        assertThat(told())
                .containsExactly(
                        "0 in channel", "1 in channel", "2 in channel", "3 in 0", "4 in 1", "5 in channel", "6 in 0");
    }

    @Test
    void aNewTaskFindsTheThreadsAgain() {
        start(0);
        deliver(3);
        start(3);
        deliver(6);

        assertThat(told()).endsWith("3 in 0", "4 in 1", "5 in channel");
    }

    @Test
    void threadsOfAnotherConnectorAreLeftAlone() {
        start(0);
        deliver(2);
        start(3, "name", "others");
        deliver(5);

        assertThat(told()).endsWith("3 in channel", "4 in channel");
    }

    @Test
    void withReadBackWhatStandsInAThreadIsNotPostedAgain() {
        start(0, "delivery.guarantee", "effectively-once");
        deliver(8);
        start(0, "delivery.guarantee", "effectively-once");
        deliver(12);

        assertThat(told()).hasSize(12).doesNotHaveDuplicates().endsWith("9 in 0", "10 in 1", "11 in channel");
    }

    @Test
    void withReadBackAReplyThatWasPostedInSpiteOfAnErrorIsNotPostedAgain() {
        start(0, "delivery.guarantee", "effectively-once");
        deliver(3);
        slack.control()
                .trouble(Trouble.of(Kind.SERVER_ERROR).on("chat.postMessage").afterPosting());
        deliver(6);

        assertThat(told()).endsWith("3 in 0", "4 in 1", "5 in channel").hasSize(6);
    }

    @Test
    void aThreadThatTakesNoMoreBeginsAnew() {
        start(0);
        deliver(3);
        slack.control()
                .trouble(Trouble.of(Kind.ERROR)
                        .withError("cannot_reply_to_message")
                        .on("chat.postMessage"));
        deliver(7);

        assertThat(told()).endsWith("3 in channel", "4 in 1", "5 in channel", "6 in 3");
    }

    @Test
    void withoutTheScopeMessagesArePostedAllTheSame() {
        start(0, "slack.bot.token", slack.install("Poster", "chat:write"));
        deliver(5);

        assertThat(told()).endsWith("3 in 0", "4 in 1");
    }

    @Test
    void aRouteHasThreadsOfItsOwn() {
        start(0, "routes", "south", "routes.south.match.field.shop.equals", "south", "routes.south.thread.by", "");
        deliver(6);

        assertThat(told()).endsWith("3 in 0", "4 in channel", "5 in channel");
    }
}
