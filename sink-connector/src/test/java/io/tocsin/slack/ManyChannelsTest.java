package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.emulator.slack.trouble.Kind;
import io.tocsin.emulator.slack.trouble.Trouble;
import io.tocsin.slack.delivery.RecordingContext;
import io.tocsin.slack.delivery.SenderPool;
import io.tocsin.slack.message.Records;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A task with a channel for each of many teams. */
class ManyChannelsTest {
    private static final TopicPartition PARTITION = new TopicPartition("orders", 3);
    private static final int CHANNELS = 500;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final RecordingContext context = new RecordingContext();
    private final SlackSinkTask task = new SlackSinkTask();
    private final SlackEmulator slack =
            SlackEmulator.start(SlackOptions.defaults().withoutRateLimit());
    private long next;

    @AfterEach
    void stop() {
        task.stop();
        slack.close();
    }

    private static String channel(int number) {
        return "team-" + number;
    }

    private void start(int channels) {
        Map<String, String> properties = new HashMap<>();
        List<String> routes = new ArrayList<>();
        for (int i = 0; i < channels; i++) {
            String route = "r" + i;
            routes.add(route);
            properties.put("routes." + route + ".match.field.team.equals", channel(i));
            properties.put(
                    "routes." + route + ".webhook.url",
                    slack.webhook(channel(i)).toString());
        }
        properties.put("routes", String.join(",", routes) + ",rest");
        properties.put("routes.rest.drop", "true");
        context.assignment.add(PARTITION);
        task.initialize(context);
        task.start(properties);
        task.open(Set.of(PARTITION));
    }

    private void put(int channels) {
        List<SinkRecord> records = new ArrayList<>();
        for (int i = 0; i < channels; i++) {
            records.add(Records.record(Map.of("team", channel(i), "text", "line"), next++));
        }
        task.put(records);
    }

    private long committable() {
        task.put(List.of());
        return Objects.requireNonNull(task.preCommit(Map.of(PARTITION, new OffsetAndMetadata(next)))
                        .get(PARTITION))
                .offset();
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }

    private static long senders() {
        return threads().stream().filter("tocsin-slack-sender"::equals).count();
    }

    private boolean isToldInAll(int first, int end, int times) {
        return IntStream.range(first, end)
                .allMatch(number -> slack.messages(channel(number)).size() == times);
    }

    @Test
    void fiveHundredChannelsShareAFewThreadsAndAllGetOn() {
        int before = threads().size();
        start(CHANNELS);
        for (int round = 1; round <= 3; round++) {
            put(CHANNELS);
            int told = round;
            await().atMost(LONG).until(() -> isToldInAll(0, CHANNELS, told));
        }
        assertThat(senders()).isBetween(1L, (long) SenderPool.MOST_THREADS);
        // The emulator and OkHttp have some of their own, which do not grow with the channels.
        assertThat(threads().size() - before).isLessThan(SenderPool.MOST_THREADS + 50);
        await().atMost(LONG).until(() -> committable() == next);
        task.stop();

        await().atMost(LONG).until(() -> senders() == 0);
    }

    @Test
    void channelsThatDoNotAnswerDoNotHoldUpOthers() {
        int silent = 8;
        int all = 100;
        for (int i = 0; i < silent; i++) {
            slack.channelId(channel(i));
            slack.control()
                    .trouble(Trouble.of(Kind.TIMEOUT)
                            .in(channel(i))
                            .lasting(LONG)
                            .times(0));
        }
        start(all);
        put(all);

        await().atMost(Duration.ofSeconds(20)).until(() -> isToldInAll(silent, all, 1));
        assertThat(isToldInAll(0, silent, 0)).isTrue();
        assertThat(committable()).isZero();
    }

    @Test
    void aTaskOfOneChannelHasOneThread() {
        start(1);
        put(1);
        await().atMost(LONG).until(() -> committable() == next);

        assertThat(senders()).isEqualTo(1);
    }
}
