package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.emulator.slack.PostedMessage;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.emulator.slack.trouble.Kind;
import io.tocsin.emulator.slack.trouble.Trouble;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The real task posts to threads of the emulated Slack; tasks end without a commit, as in a crash. */
class ThreadedDeliveryTest {
    private static final TopicPartition PARTITION = new TopicPartition("orders", 3);
    private static final long TIME = System.currentTimeMillis() - 60_000;

    private final SlackEmulator slack =
            SlackEmulator.start(SlackOptions.defaults().withoutRateLimit());
    private final TaskUnderTest task = new TaskUnderTest(PARTITION, ThreadedDeliveryTest::record);

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
        task.start(from, properties);
    }

    /** The shops take turns, and each third record is of none. */
    private static SinkRecord record(long offset) {
        String shop = List.of("north", "south", "").get((int) (offset % 3));
        Map<String, Object> value = Map.of("shop", shop, "line", "line " + offset);
        return new SinkRecord("orders", 3, null, null, null, value, offset, TIME + offset, TimestampType.CREATE_TIME);
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
        task.deliver(7);

        assertThat(told())
                .containsExactly(
                        "0 in channel", "1 in channel", "2 in channel", "3 in 0", "4 in 1", "5 in channel", "6 in 0");
    }

    @Test
    void aNewTaskFindsTheThreadsAgain() {
        start(0);
        task.deliver(3);
        start(3);
        task.deliver(6);

        assertThat(told()).endsWith("3 in 0", "4 in 1", "5 in channel");
    }

    @Test
    void threadsOfAnotherConnectorAreLeftAlone() {
        start(0);
        task.deliver(2);
        start(3, "name", "others");
        task.deliver(5);

        assertThat(told()).endsWith("3 in channel", "4 in channel");
    }

    @Test
    void withReadBackWhatStandsInAThreadIsNotPostedAgain() {
        start(0, "delivery.guarantee", "effectively-once");
        task.deliver(8);
        start(0, "delivery.guarantee", "effectively-once");
        task.deliver(12);

        assertThat(told()).hasSize(12).doesNotHaveDuplicates().endsWith("9 in 0", "10 in 1", "11 in channel");
    }

    @Test
    void withReadBackAReplyThatWasPostedInSpiteOfAnErrorIsNotPostedAgain() {
        start(0, "delivery.guarantee", "effectively-once");
        task.deliver(3);
        slack.control()
                .trouble(Trouble.of(Kind.SERVER_ERROR).on("chat.postMessage").afterPosting());
        task.deliver(6);

        assertThat(told()).endsWith("3 in 0", "4 in 1", "5 in channel").hasSize(6);
    }

    @Test
    void aThreadThatTakesNoMoreBeginsAnew() {
        start(0);
        task.deliver(3);
        slack.control()
                .trouble(Trouble.of(Kind.ERROR)
                        .withError("cannot_reply_to_message")
                        .on("chat.postMessage"));
        task.deliver(7);

        assertThat(told()).endsWith("3 in channel", "4 in 1", "5 in channel", "6 in 3");
    }

    @Test
    void withoutTheScopeMessagesArePostedAllTheSame() {
        start(0, "slack.bot.token", slack.install("Poster", "chat:write"));
        task.deliver(5);

        assertThat(told()).endsWith("3 in 0", "4 in 1");
    }

    @Test
    void aRouteHasThreadsOfItsOwn() {
        start(0, "routes", "south", "routes.south.match.field.shop.equals", "south", "routes.south.thread.by", "");
        task.deliver(6);

        assertThat(told()).endsWith("3 in 0", "4 in channel", "5 in channel");
    }
}
