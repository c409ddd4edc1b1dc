package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.emulator.slack.trouble.Kind;
import io.tocsin.emulator.slack.trouble.Trouble;
import io.tocsin.slack.delivery.RecordingContext;
import io.tocsin.slack.message.Records;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One channel does not answer, beside others that do: a commit waits for its request, but not every commit. */
class SilentChannelTest {
    private static final TopicPartition PARTITION = new TopicPartition("orders", 3);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int MESSAGES = 12;
    /** What a commit may take in all. */
    private static final Duration COMMIT = Duration.ofSeconds(1);

    private final RecordingContext context = new RecordingContext();
    private final SlackSinkTask task = new SlackSinkTask();
    private final SlackEmulator slack =
            SlackEmulator.start(SlackOptions.defaults().withoutRateLimit());
    private final CountDownLatch never = new CountDownLatch(1);
    private Duration inCommits = Duration.ZERO;
    private long end;

    @BeforeEach
    void start() {
        slack.channelId("silent");
        slack.control()
                .trouble(Trouble.of(Kind.TIMEOUT).in("silent").lasting(LONG).times(0));
        context.assignment.add(PARTITION);
        task.initialize(context);
    }

    private void route() {
        task.start(Map.of(
                "delivery.mode", "individual",
                "rate.per.second", "10",
                "rate.burst", "1",
                "routes", "silent,rest",
                "routes.silent.match.field.team.equals", "silent",
                "routes.silent.webhook.url", slack.webhook("silent").toString(),
                "routes.rest.webhook.url", slack.webhook("rest").toString()));
        task.open(Set.of(PARTITION));
        commit();
    }

    @AfterEach
    void stop() {
        task.stop();
        slack.close();
    }

    private SinkRecord record(String team) {
        return Records.record(Map.of("team", team, "text", "line"), end++);
    }

    /** Returns how long it took. */
    private Duration commit() {
        long start = System.nanoTime();
        task.preCommit(Map.of(PARTITION, new OffsetAndMetadata(end)));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        inCommits = inCommits.plus(took);
        return took;
    }

    /** As the framework: a commit if one is asked for, a poll for as long as the task wants, and a put. */
    private void iterate() throws InterruptedException {
        if (context.commitsRequested.getAndSet(0) > 0) {
            commit();
        }
        never.await(context.timeoutMs.get(), TimeUnit.MILLISECONDS);
        task.put(List.of());
    }

    private void awaitPosted(int count) throws InterruptedException {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (slack.messages("rest").size() < count) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            iterate();
        }
    }

    @Test
    void aRequestIsWaitedForOnceHoweverManyMessagesOthersTake() throws InterruptedException {
        route();
        List<SinkRecord> records = new ArrayList<>(List.of(record("silent")));
        for (int i = 0; i < MESSAGES; i++) {
            records.add(record("rest"));
        }
        task.put(records);
        awaitPosted(MESSAGES);

        assertThat(slack.messages("silent")).isEmpty();
        assertThat(inCommits).isLessThan(COMMIT.multipliedBy(3));
    }

    /** A record that cannot be read is reported at once, and here is never written. */
    @Test
    void whatACommitWaitsForTakesLessThanASecondInAll() {
        List<Duration> waits = new ArrayList<>();
        context.reporter = (record, error) -> unwritten(waits);
        route();
        task.put(List.of(record("silent"), unreadable()));
        Duration request = Duration.ZERO;
        while (request.compareTo(Duration.ofMillis(800)) < 0) {
            waits.clear();
            task.put(List.of());
            request = commit();
        }

        assertThat(waits).hasSize(1);
        assertThat(waits.get(0)).as("for dead letters").isLessThan(Duration.ofMillis(100));
    }

    private SinkRecord unreadable() {
        return Records.record(
                new AbstractMap<String, String>() {
                    @Override
                    public Set<Map.Entry<String, String>> entrySet() {
                        throw new IllegalStateException("cannot be read");
                    }
                },
                end++);
    }

    private static Future<Void> unwritten(List<Duration> waits) {
        return new CompletableFuture<>() {
            @Override
            public Void get(long timeout, TimeUnit unit) throws TimeoutException {
                waits.add(Duration.of(timeout, unit.toChronoUnit()));
                throw new TimeoutException();
            }
        };
    }
}
