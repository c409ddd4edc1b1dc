package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tocsin.emulator.slack.PostedMessage;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.emulator.slack.trouble.Kind;
import io.tocsin.emulator.slack.trouble.Trouble;
import io.tocsin.slack.delivery.RecordingContext;
import io.tocsin.slack.message.Records;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real task against the emulated Slack, over HTTP. */
class SlackSinkTaskTest {
    private static final TopicPartition PARTITION = new TopicPartition("orders", 3);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final RecordingContext context = new RecordingContext();
    private final SlackSinkTask task = new SlackSinkTask();
    private SlackEmulator slack = SlackEmulator.start(SlackOptions.defaults().withoutRateLimit());

    @BeforeEach
    void assign() {
        task.initialize(context);
        context.assignment.add(PARTITION);
    }

    @AfterEach
    void stop() {
        task.stop();
        slack.close();
    }

    private void start(String... pairs) {
        Map<String, String> properties = new HashMap<>();
        properties.put("slack.webhook.url", slack.webhook("alerts").toString());
        properties.put("rate.per.second", "50");
        properties.put("rate.burst", "50");
        for (int i = 0; i < pairs.length; i += 2) {
            properties.put(pairs[i], pairs[i + 1]);
        }
        properties.values().removeIf(String::isEmpty);
        task.start(properties);
        task.open(Set.of(PARTITION));
    }

    private void put(long... offsets) {
        task.put(LongStream.of(offsets)
                .mapToObj(offset -> Records.record("line " + offset, offset))
                .toList());
    }

    private long committable(long current) {
        Map<TopicPartition, OffsetAndMetadata> offsets =
                task.preCommit(Map.of(PARTITION, new OffsetAndMetadata(current)));
        return Objects.requireNonNull(offsets.get(PARTITION)).offset();
    }

    private void awaitCommittable(long current) {
        await().atMost(LONG).until(() -> {
            task.put(List.of());
            return committable(current) == current;
        });
    }

    private List<String> lines(String channel) {
        return slack.messages(channel).stream()
                .flatMap(message -> message.text().lines())
                .filter(line -> line.startsWith("line "))
                .toList();
    }

    @Test
    void postsByWebhookInOrderAndCommits() {
        start();
        put(1, 2, 3);

        awaitCommittable(4);
        assertThat(lines("alerts")).containsExactly("line 1", "line 2", "line 3");
        task.put(List.of());
        assertThat(context.timeoutMs.get()).as("asked to be called soon").isBetween(1L, 1_000L);
        assertThat(context.commitsRequested.get()).isPositive();
    }

    @Test
    void aLongTextIsPostedInPartsInOrder() {
        start("message.long.text", "split", "message.preset", "plain");
        task.put(List.of(Records.record("a".repeat(7_000) + "\nthe end", 1)));
        put(2);

        awaitCommittable(3);
        assertThat(slack.messages("alerts")).hasSize(3);
        assertThat(slack.messages("alerts"))
                .element(0)
                .asString()
                .contains("(1/2)")
                .doesNotContain("the end");
        assertThat(slack.messages("alerts"))
                .element(1)
                .asString()
                .contains("(2/2)")
                .contains("the end");
        assertThat(lines("alerts")).containsExactly("line 2");
    }

    @Test
    void postsByTokenToAChannelByName() {
        start(
                "slack.webhook.url",
                "",
                "slack.bot.token",
                slack.botToken(),
                "slack.channel",
                "#alerts",
                "slack.api.url",
                slack.url() + "/api");
        put(1);

        awaitCommittable(2);
        assertThat(lines("alerts")).containsExactly("line 1");
    }

    @Test
    void aLogEventStandsInTheChannelWithColourHeaderAndPreformattedText() {
        start();
        task.put(List.of(Records.event("ERROR card declined")));

        await().atMost(LONG).until(() -> !slack.messages("alerts").isEmpty());
        PostedMessage message = slack.messages("alerts").get(0);
        assertThat(message.text()).contains("ERROR · payments", "ERROR card declined", "/aws/lambda/payments");
        assertThat(message.json().at("/attachments/0/color").asText()).isNotEmpty();
    }

    @Test
    void recordsWithoutAValueArePassedOver() {
        start();
        task.put(List.of(Records.record(null, 1), Records.record("line 2", 2), Records.record(null, 3)));

        awaitCommittable(4);
        assertThat(lines("alerts")).containsExactly("line 2");
    }

    @Test
    void recordsThatComeAgainAreNotPostedAgain() {
        start();
        put(1, 2);
        awaitCommittable(3);
        put(1, 2, 3);

        awaitCommittable(4);
        assertThat(lines("alerts")).containsExactly("line 1", "line 2", "line 3");
    }

    private static SinkRecord written(long offset, String text, long timestamp) {
        return new SinkRecord("orders", 3, null, null, null, text, offset, timestamp, TimestampType.CREATE_TIME);
    }

    /** The topic was deleted and created again while the task ran, so its offsets begin anew. */
    @Test
    void newRecordsOnOldOffsetsArePosted() {
        start();
        task.put(List.of(written(0, "line 0", 10), written(1, "line 1", 11), written(2, "line 2", 12)));
        awaitCommittable(3);
        task.put(List.of(written(0, "line 10", 20), written(1, "line 11", 21)));

        awaitCommittable(2);
        assertThat(lines("alerts")).containsExactly("line 0", "line 1", "line 2", "line 10", "line 11");
    }

    /** A log that was cut off goes on with other records from there. */
    @Test
    void whatALogThatWasCutOffGoesOnWithIsPosted() {
        start();
        task.put(List.of(written(5, "line 5", 10), written(6, "line 6", 11), written(7, "line 7", 12)));
        task.put(List.of(written(6, "line 16", 20), written(7, "line 17", 21), written(8, "line 18", 22)));

        awaitCommittable(9);
        assertThat(lines("alerts"))
                .containsExactlyInAnyOrder("line 5", "line 6", "line 7", "line 16", "line 17", "line 18");
    }

    /** The task cannot know whether it is closed after that, and what departed then could not be committed any more. */
    @Test
    void nothingDepartsBetweenACommitAndTheNextPut() {
        slack.control()
                .trouble(Trouble.of(Kind.SLOW).lasting(Duration.ofMillis(100)).times(0));
        start("delivery.mode", "individual");
        put(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        await().atMost(LONG).until(() -> lines("alerts").size() >= 2);

        long committed = committable(10);
        await().during(Duration.ofMillis(500))
                .atMost(LONG)
                .until(() -> lines("alerts").size() == committed);
        awaitCommittable(10);
        assertThat(lines("alerts")).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void aCommitWaitsForRequestsOfMostOfASecond() {
        slack.control()
                .trouble(Trouble.of(Kind.SLOW).lasting(Duration.ofMillis(700)).times(0));
        start("delivery.mode", "individual");
        put(0, 1);
        await().atMost(LONG).until(() -> slack.counters().troubles().containsKey("slow"));

        assertThat(committable(2)).isEqualTo(1);
        assertThat(lines("alerts")).containsExactly("line 0");
    }

    @Test
    void slacksRateLimitIsObeyedAndNothingIsLost() {
        slack.close();
        slack = SlackEmulator.start(SlackOptions.defaults().withPace(5, 2));
        start();
        put(1, 2, 3, 4);

        awaitCommittable(5);
        assertThat(lines("alerts")).containsExactly("line 1", "line 2", "line 3", "line 4");
    }

    @Test
    void anOutageDelaysButLosesNothing() {
        int port = slack.url().getPort();
        start();
        slack.close();
        put(1, 2);
        assertThat(committable(3)).isEqualTo(1);

        slack = SlackEmulator.start(SlackOptions.defaults().withPort(port).withoutRateLimit());
        slack.webhook("alerts");
        awaitCommittable(3);
        assertThat(lines("alerts")).containsExactly("line 1", "line 2");
    }

    @Test
    void aFullQueuePausesThePartitionsAndAnEmptyOneResumesThem() {
        start("queue.max.records", "3");
        put(1, 2, 3, 4, 5, 6);
        assertThat(context.paused).containsExactly(PARTITION);

        awaitCommittable(7);
        task.put(List.of());
        assertThat(context.paused).isEmpty();
    }

    @Test
    void anUnknownChannelHoldsEverythingByDefault() {
        start(
                "slack.webhook.url",
                "",
                "slack.bot.token",
                slack.botToken(),
                "slack.channel",
                "#nowhere",
                "slack.api.url",
                slack.url() + "/api/");
        put(1, 2);

        assertThat(committable(3)).isEqualTo(1);
        task.put(List.of());
        assertThat(committable(3)).isEqualTo(1);
    }

    @Test
    void anUnknownWebhookFailsTheTaskIfSoSet() {
        start("slack.webhook.url", slack.url() + "/services/T0/B0/unknown", "behavior.on.refusal", "fail");
        put(1);

        await().atMost(LONG)
                .untilAsserted(() -> assertThatThrownBy(() -> task.put(List.of()))
                        .isInstanceOf(ConnectException.class)
                        .hasMessageContaining("slack.webhook.url"));
        assertThat(committable(2)).isEqualTo(1);
    }

    @Test
    void aRecordThatCannotBeRenderedIsADeadLetterIfThereIsAQueue() {
        Map<String, Object> broken = new HashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            public void forEach(BiConsumer<? super String, ? super Object> action) {
                throw new IllegalStateException("broken");
            }
        };
        SinkRecord record = Records.record(broken, 1);
        start();
        assertThatThrownBy(() -> task.put(List.of(record))).hasMessageContaining("orders-3@1");
        task.stop();

        context.reporter = (errant, error) -> CompletableFuture.completedFuture(null);
        start();
        task.put(List.of(record));
        assertThat(committable(2)).isEqualTo(2);
    }

    /** Not of the Kafka timestamp, which of a backfill is now; but of that for whoever tells no other. */
    @Test
    void whatIsLateIsJudgedByTheEventsTime() {
        start("late.after.ms", "3600000", "message.preset", "plain");
        long now = System.currentTimeMillis();
        long old = now - Duration.ofDays(10).toMillis();
        task.put(List.of(
                record("line old", 1, old, now),
                record("line ancient", 2, null, old),
                record("line new", 3, now, old),
                record("line newest", 4, null, now)));

        awaitCommittable(5);
        assertThat(lines("alerts")).contains("line new", "line newest");
        assertThat(slack.messages("alerts"))
                .filteredOn(message -> message.text().contains("2 records"))
                .singleElement()
                .asString()
                .contains("line old", "line ancient")
                .doesNotContain("line new");
    }

    private static SinkRecord record(String value, long offset, @Nullable Long time, long written) {
        SinkRecord record = new SinkRecord(
                PARTITION.topic(),
                PARTITION.partition(),
                null,
                null,
                null,
                value,
                offset,
                written,
                TimestampType.CREATE_TIME);
        if (time != null) {
            record.headers().addLong("cloudwatch.timestamp", time);
        }
        return record;
    }

    @Test
    void aRecordThatSlackRefusesIsReportedByTheTasksThreadAndCommittedWhenItIsWritten() {
        CompletableFuture<Void> written = new CompletableFuture<>();
        List<Thread> reporters = new CopyOnWriteArrayList<>();
        context.reporter = (errant, error) -> {
            reporters.add(Thread.currentThread());
            return written;
        };
        slack.control()
                .trouble(Trouble.of(Kind.ERROR)
                        .containing("line 2")
                        .withError("invalid_blocks")
                        .times(0));
        start("delivery.mode", "individual");
        put(1, 2, 3);

        await().atMost(LONG).until(() -> lines("alerts").contains("line 3"));
        assertThat(reporters).isEmpty();
        task.put(List.of());
        assertThat(reporters).containsExactly(Thread.currentThread());
        assertThat(committable(4)).isEqualTo(2);
        written.complete(null);
        awaitCommittable(4);
        assertThat(lines("alerts")).containsExactly("line 1", "line 3");
    }

    @Test
    void heartbeatsAreAccountedForWithoutAMessage() {
        start("heartbeat.topic", "orders");
        task.put(List.of(Records.record("anything", 1), heartbeat(2)));

        assertThat(committable(3)).isEqualTo(3);
        assertThat(slack.messages("alerts")).isEmpty();
    }

    /** As a transform of the source may do. Those after them can be committed at once. */
    @Test
    void heartbeatsAmongEventsAreAccountedForWithoutAMessage() {
        start("heartbeat.topic", "beats", "staleness.after.ms", "60000");
        SinkRecord extracted = Records.record("", 2);
        extracted.headers().addString("cloudwatch.heartbeat", "2026-11-22T08:00:00Z");
        task.put(List.of(stray(1), extracted));

        assertThat(committable(3)).isEqualTo(3);
        assertThat(slack.messages("alerts")).isEmpty();
    }

    private static SinkRecord stray(long offset) {
        long time = Records.record("", 0).timestamp();
        return Records.record(Map.of("log_group", "/payments", "scanned_at", time, "position", time), offset);
    }

    @Test
    void aSilentSourceIsToldAndItsLastHeartbeatKeptUntilThen() {
        start("heartbeat.topic", "orders", "staleness.after.ms", "200");
        task.put(List.of(heartbeat(1), heartbeat(2)));
        assertThat(committable(3)).as("the newest would come again").isEqualTo(2);

        awaitCommittable(3);
        assertThat(slack.messages("alerts").get(0).text())
                .contains("No sign of a scan for 0 seconds: 1 log group", "/payments");
    }

    /** It comes whenever the source has looked for log groups, which may be seldom. */
    @Test
    void theHeartbeatOfADiscoveryIsOfNoLogGroup() {
        start("heartbeat.topic", "orders", "staleness.after.ms", "200");
        task.put(List.of(heartbeat(1), heartbeatOf("*", 2)));

        awaitCommittable(3);
        assertThat(slack.messages("alerts").get(0).text()).contains("1 log group", "/payments");
    }

    private static SinkRecord heartbeat(long offset) {
        return heartbeatOf("/payments", offset);
    }

    private static SinkRecord heartbeatOf(String logGroup, long offset) {
        Map<String, Object> value = Map.of(
                "log_group",
                logGroup,
                "region",
                "eu-west-1",
                "scanned_at",
                Records.record("", 0).timestamp());
        return Records.record(value, offset);
    }

    @Test
    void messagesLookAsTheirTemplatesSay() {
        start("message.preset", "plain", "message.text", "line {{ offset }}: {{ value }}");
        put(1);

        awaitCommittable(2);
        assertThat(lines("alerts")).containsExactly("line 1: line 1");
    }

    @Test
    void aBadTemplateDoesNotStart() {
        assertThatThrownBy(() -> start("message.title", "{{ titel }}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("message.title: line 1, column 4: there is no variable 'titel'");
    }

    @Test
    void settingsThatDoNotFitTogetherDoNotStart() {
        assertThatThrownBy(() -> task.start(Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("neither");
    }

    @Test
    void stoppingATaskThatDidNotStartDoesNothing() {
        task.stop();
        task.stop();
    }
}
