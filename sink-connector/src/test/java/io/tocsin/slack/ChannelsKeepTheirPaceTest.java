package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each accepted message asks for a commit, during which nothing departs: many channels must keep their pace all the same. */
class ChannelsKeepTheirPaceTest {
    private static final TopicPartition PARTITION = new TopicPartition("orders", 0);
    private static final int CHANNELS = 15;
    private static final int MESSAGES = 6;
    /** Of each channel; what one message a second takes. */
    private static final Duration AT_PACE = Duration.ofSeconds(MESSAGES);

    private final SlackEmulator slack =
            SlackEmulator.start(SlackOptions.defaults().withoutRateLimit());
    private final RecordingContext context = new RecordingContext();
    private final SlackSinkTask task = new SlackSinkTask();

    @AfterEach
    void stop() {
        task.stop();
        slack.close();
    }

    private Map<String, String> routes() {
        Map<String, String> settings = new HashMap<>(
                Map.of("topics", "orders", "delivery.mode", "individual", "rate.per.second", "1", "rate.burst", "1"));
        settings.put(
                "routes", IntStream.range(0, CHANNELS).mapToObj(i -> "r" + i).collect(Collectors.joining(",")));
        for (int i = 0; i < CHANNELS; i++) {
            if (i < CHANNELS - 1) {
                settings.put("routes.r" + i + ".match.key.equals", "k" + i);
            }
            settings.put(
                    "routes.r" + i + ".webhook.url",
                    slack.webhook("channel" + i).toString());
        }
        return settings;
    }

    private static List<SinkRecord> records() {
        List<SinkRecord> records = new ArrayList<>();
        for (int i = 0; i < MESSAGES * CHANNELS; i++) {
            records.add(new SinkRecord(
                    "orders",
                    0,
                    null,
                    "k" + i % CHANNELS,
                    null,
                    "line " + i,
                    i,
                    1_000L + i,
                    TimestampType.CREATE_TIME));
        }
        return records;
    }

    /** Three times the time is for a machine that does other things too. */
    @ParameterizedTest
    @ValueSource(ints = {200, 700})
    void allKeepTheirPace(int millis) throws InterruptedException {
        slack.control()
                .trouble(
                        Trouble.of(Kind.SLOW).lasting(Duration.ofMillis(millis)).times(0));
        context.assignment.add(PARTITION);
        task.initialize(context);
        task.start(routes());
        task.open(Set.of(PARTITION));
        long start = System.nanoTime();
        long end = MESSAGES * CHANNELS;
        task.put(records());
        for (long committed = 0; committed < end; committed = next(end, committed)) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_PACE.multipliedBy(3));
        }
        System.out.printf(
                "%d channels, %d messages each at one a second, %d ms a request: %.1f s%n",
                CHANNELS, MESSAGES, millis, (System.nanoTime() - start) / 1e9);
        assertThat(slack.counters().accepted()).isEqualTo(end);
    }

    /** What the framework does next: a commit if one is asked for, a poll for as long as the task wants, and a put. */
    private long next(long end, long before) throws InterruptedException {
        long committed = before;
        if (context.commitsRequested.getAndSet(0) > 0) {
            committed = task.preCommit(Map.of(PARTITION, new OffsetAndMetadata(end)))
                    .getOrDefault(PARTITION, new OffsetAndMetadata(0))
                    .offset();
        }
        new CountDownLatch(1).await(context.timeoutMs.get(), TimeUnit.MILLISECONDS);
        task.put(List.of());
        return committed;
    }
}
