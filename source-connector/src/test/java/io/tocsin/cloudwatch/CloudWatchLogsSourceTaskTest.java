package io.tocsin.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tocsin.cloudwatch.testing.ScriptedAws;
import io.tocsin.cloudwatch.testing.StoredOffsets;
import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import io.tocsin.emulator.cloudwatch.EmulatedRegion;
import io.tocsin.emulator.cloudwatch.trouble.Switch;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The task as a worker drives it, against an emulated CloudWatch Logs over HTTP. */
@Timeout(60)
class CloudWatchLogsSourceTaskTest {
    private static final String ACCESS_KEY = "AKIDEXAMPLE7";
    private static final String SECRET = "wJalrXUtnFEMI/EXAMPLEKEY";
    private static final String TOKEN = "session/EXAMPLETOKEN";

    private final StoredOffsets offsets = new StoredOffsets();
    private final List<CloudWatchLogsSourceTask> started = new ArrayList<>();
    private CloudWatchEmulator cloudWatch;
    private EmulatedRegion region;

    @BeforeEach
    void startCloudWatch() {
        cloudWatch = CloudWatchEmulator.start(0);
        region = cloudWatch.region("eu-west-1").createLogGroup("payments").createLogGroup("orders");
    }

    @AfterEach
    void stopAll() {
        started.forEach(CloudWatchLogsSourceTask::stop);
        cloudWatch.close();
    }

    @Test
    void writesWhatMatchesAndNothingElse() throws Exception {
        region.put("payments", "stream-1", "ERROR one", "INFO two");
        region.put("orders", "stream-2", "ERROR three");
        CloudWatchLogsSourceTask task = start(Map.of("filter.pattern", "ERROR", "start.from", "-PT5M"));

        List<SourceRecord> records = poll(task, 2);

        assertThat(records)
                .extracting(CloudWatchLogsSourceTaskTest::message)
                .containsExactlyInAnyOrder("ERROR one", "ERROR three");
        assertThat(records).extracting(SourceRecord::topic).containsOnly("alarms");
        assertThat(records)
                .extracting(SourceRecord::key)
                .containsExactlyInAnyOrder("payments:stream-1", "orders:stream-2");
        assertThat(records)
                .extracting(SourceRecord::sourcePartition)
                .containsExactlyInAnyOrder(
                        Map.of("region", "eu-west-1", "log_group", "payments"),
                        Map.of("region", "eu-west-1", "log_group", "orders"));
        assertThat(offsets.reads()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"json, none", "message, group", "struct, stream"})
    void writesRecordsAsConfigured(String value, String key) throws Exception {
        region.put("payments", "stream-1", "{\"level\": \"error\"}");

        List<SourceRecord> records = poll(
                start(Map.of(
                        "start.from", "-PT5M", "record.value", value, "record.key", key, "record.headers", "false")),
                1);

        assertThat(records).singleElement().satisfies(record -> {
            assertThat(record.headers())
                    .extracting(Header::key)
                    .containsExactly(value.equals("struct") ? new String[0] : new String[] {"cloudwatch.timestamp"});
            assertThat(record.key())
                    .isEqualTo(
                            switch (key) {
                                case "none" -> null;
                                case "group" -> "payments";
                                default -> "payments:stream-1";
                            });
            switch (value) {
                case "json" -> assertThat(record.value()).isEqualTo(Map.of("level", "error"));
                case "message" -> assertThat(record.value()).isEqualTo("{\"level\": \"error\"}");
                default -> assertThat(message(record)).isEqualTo("{\"level\": \"error\"}");
            }
        });
    }

    /** Brokers refuse records of the future and delete those of the past. */
    @Test
    void recordsAreStampedWhenTheyAreMadeWhateverTheEventsTimes() throws Exception {
        Instant begun = Instant.now();
        Instant old = begun.minus(Duration.ofDays(10));
        Instant ahead = begun.plus(Duration.ofMinutes(90));
        region.put("payments", "stream-1", old, "old");
        region.put("payments", "stream-1", ahead, "ahead");
        CloudWatchLogsSourceTask task = start(Map.of("start.from", "earliest"));

        List<SourceRecord> records = new ArrayList<>();
        while (records.stream().filter(CloudWatchLogsSourceTaskTest::isEvent).count() < 2) {
            List<SourceRecord> polled = task.poll();
            records.addAll(polled == null ? List.of() : polled);
        }

        assertThat(records)
                .extracting(record -> Instant.ofEpochMilli(record.timestamp()))
                .allMatch(stamp -> stamp.isAfter(begun.minusSeconds(5)) && !stamp.isAfter(Instant.now()));
        assertThat(records)
                .filteredOn(CloudWatchLogsSourceTaskTest::isEvent)
                .extracting(record ->
                        record.headers().lastWithName("cloudwatch.timestamp").value())
                .containsExactlyInAnyOrder(old.toEpochMilli(), ahead.toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({"log.streams, 'web-1,web-2'", "log.stream.prefix, web-"})
    void readsOnlyTheLogStreamsThatAreChosen(String setting, String value) throws Exception {
        region.put("payments", "web-1", "one");
        region.put("payments", "web-2", "two");
        region.put("payments", "job-1", "three");

        CloudWatchLogsSourceTask task =
                start(Map.of("log.groups", "payments", "start.from", "-PT5M", setting, value, "unmask", "true"));

        assertThat(poll(task, 2))
                .extracting(CloudWatchLogsSourceTaskTest::message)
                .containsExactlyInAnyOrder("one", "two");
    }

    /** What was read of some log streams proves nothing of the others, but for what lies before the stored position. */
    @Test
    void whenOtherLogStreamsAreChosenReadingGoesOnFromThePosition() throws Exception {
        Instant past = Instant.now().minusSeconds(240);
        region.put("payments", "web-1", past, "old web");
        region.put("payments", "job-1", past, "old job");
        CloudWatchLogsSourceTask first =
                start(Map.of("log.groups", "payments", "start.from", "-PT5M", "log.streams", "web-1"));
        poll(first, 1).forEach(offsets::commit);
        first.stop();
        region.put("payments", "job-1", "new job");

        CloudWatchLogsSourceTask second = start(Map.of("log.groups", "payments", "start.from", "-PT5M"));

        assertThat(poll(second, 1))
                .extracting(CloudWatchLogsSourceTaskTest::message)
                .contains("new job")
                .doesNotContain("old web");
    }

    /** Each has its first scan when its turn comes, and all begin at the first answer. A crash right after it changes nothing. */
    @Test
    void allLogGroupsBeginAtOneMomentAndStoreItTogether() throws Exception {
        List<String> groups = IntStream.range(0, 30).mapToObj(i -> "group-" + i).toList();
        groups.forEach(region::createLogGroup);
        Map<String, String> slow = Map.of("log.groups", String.join(",", groups), "requests.per.second", "2");
        CloudWatchLogsSourceTask first = start(slow);
        List<SourceRecord> heartbeats = first.poll();
        while (heartbeats == null) {
            heartbeats = first.poll();
        }
        heartbeats.forEach(offsets::commit);
        first.stop();
        assertThat(heartbeats)
                .extracting(SourceRecord::key)
                .containsExactlyInAnyOrderElementsOf(
                        groups.stream().map(group -> ":eu-west-1:" + group).toList());
        assertThat(heartbeats)
                .<Object>extracting(record -> record.sourceOffset().get("position"))
                .containsOnly(heartbeats.get(0).sourceOffset().get("position"));
        groups.forEach(group -> region.put(group, "stream-1", "ERROR of " + group));

        CloudWatchLogsSourceTask second = start(Map.of("log.groups", slow.get("log.groups")));

        assertThat(poll(second, 30))
                .extracting(CloudWatchLogsSourceTaskTest::message)
                .containsExactlyInAnyOrderElementsOf(
                        groups.stream().map(group -> "ERROR of " + group).toList());
    }

    /** What was read with the old pattern is decided; what comes from now on is read with the new one, however late it comes. */
    @Test
    void anotherPatternLosesNothingThatComesLateAndRepeatsNothing() throws Exception {
        Map<String, String> settings = Map.of(
                "start.from", "-PT2H",
                "log.groups", "payments",
                "hot.interval.ms", "1000",
                "heartbeat.interval.ms", "1000");
        region.put("payments", "stream-1", Instant.now().minusSeconds(5_000), "ERROR FATAL before");
        CloudWatchLogsSourceTask first = start(settings);
        poll(first, 1).forEach(offsets::commit);
        awaitCompleteScan(first);
        first.stop();
        Map<String, String> changed = new HashMap<>(settings);
        changed.put("filter.pattern", "FATAL");

        CloudWatchLogsSourceTask second = start(changed);
        region.put("payments", "stream-1", Instant.now().minusSeconds(1_800), "FATAL half an hour late");
        region.put("payments", "stream-1", "ERROR that is not wanted any more");
        region.put("payments", "stream-1", "FATAL now");

        assertThat(poll(second, 2))
                .extracting(CloudWatchLogsSourceTaskTest::message)
                .containsExactlyInAnyOrder("FATAL half an hour late", "FATAL now");
    }

    /** Polls, and stores what comes, until all that is there has been read. */
    private void awaitCompleteScan(CloudWatchLogsSourceTask task) throws InterruptedException {
        String wanted = Instant.now().minusSeconds(400).toString();
        String position = "";
        while (position.compareTo(wanted) < 0) {
            List<SourceRecord> polled = task.poll();
            for (SourceRecord record : polled == null ? List.<SourceRecord>of() : polled) {
                offsets.commit(record);
                position = String.valueOf(record.sourceOffset().get("position"));
            }
        }
    }

    @Test
    void aRestartEmitsOnlyWhatIsNew() throws Exception {
        region.put("payments", "stream-1", "ERROR one");
        CloudWatchLogsSourceTask first = start(Map.of("start.from", "-PT5M"));
        poll(first, 1).forEach(offsets::commit);
        first.stop();
        region.put("payments", "stream-1", "ERROR two");

        CloudWatchLogsSourceTask second = start(Map.of("start.from", "-PT5M"));

        assertThat(poll(second, 1))
                .extracting(CloudWatchLogsSourceTaskTest::message)
                .containsExactly("ERROR two");
    }

    @Test
    void aHeartbeatKeepsThePlaceOfAGroupWithoutEvents() throws Exception {
        CloudWatchLogsSourceTask first = start(Map.of("start.from", "latest"));
        SourceRecord heartbeat = pollHeartbeat(first, "payments");
        offsets.commit(heartbeat);
        first.stop();
        region.put("payments", "stream-1", "while it was down");

        CloudWatchLogsSourceTask second = start(Map.of("start.from", "latest"));

        assertThat(heartbeat.topic()).isEqualTo("tocsin-heartbeats");
        assertThat(offsets.stored().get(heartbeat.sourcePartition())).containsKey("position");
        assertThat(poll(second, 1))
                .extracting(CloudWatchLogsSourceTaskTest::message)
                .containsExactly("while it was down");
    }

    @Test
    void aPositionThatAUserStoredIsWhereReadingGoesOn() throws Exception {
        Instant now = Instant.now();
        region.put("payments", "stream-1", now.minusSeconds(120), "before");
        region.put("payments", "stream-1", now.minusSeconds(60), "after");
        offsets.put(
                Map.of("region", "eu-west-1", "log_group", "payments"),
                Map.of("position", now.minusSeconds(90).toString()));

        assertThat(poll(start(Map.of("start.from", "latest")), 1))
                .extracting(CloudWatchLogsSourceTaskTest::message)
                .containsExactly("after");
    }

    @Test
    void theAccountStandsInThePartitionAndThePlaceKeptWithoutItStillCounts() throws Exception {
        region.put("payments", "stream-1", "one");
        CloudWatchLogsSourceTask first = start(Map.of("start.from", "-PT5M"));
        poll(first, 1).forEach(offsets::commit);
        first.stop();
        region.put("payments", "stream-1", "two");

        CloudWatchLogsSourceTask second = start(Map.of("start.from", "-PT5M", "aws.account.id", "123456789012"));

        assertThat(poll(second, 1)).singleElement().satisfies(record -> {
            assertThat(message(record)).isEqualTo("two");
            assertThat(record.sourcePartition())
                    .isEqualTo(Map.of("account", "123456789012", "region", "eu-west-1", "log_group", "payments"));
            assertThat(((Struct) record.value()).getString("account")).isEqualTo("123456789012");
        });
    }

    /** Whatever of its records is stored when the task dies, there is an offset. */
    @Test
    void theOffsetWithoutAccountIsMovedOnceTheOtherIsStored() throws Exception {
        Map<String, String> without = Map.of("region", "eu-west-1", "log_group", "payments");
        Map<String, String> with = Map.of("account", "123456789012", "region", "eu-west-1", "log_group", "payments");
        offsets.put(without, Map.of("position", Instant.now().minusSeconds(300).toString()));
        region.put("payments", "stream-1", "one");
        CloudWatchLogsSourceTask task = startWithAccount();

        List<SourceRecord> uncommitted = new ArrayList<>(poll(task, 1, record -> true));
        assertThat(uncommitted)
                .as("nothing is forgotten while nothing is stored")
                .noneMatch(record -> record.sourceOffset() == null);

        uncommitted.forEach(offsets::commit);
        assertThat(offsets.stored()).containsKeys(with, without);
        while (offsets.stored().containsKey(without)) {
            poll(task, 0, record -> true).forEach(record -> {
                offsets.commit(record);
                assertThat(offsets.stored()).containsKey(with);
            });
        }
        task.stop();
        assertThat(offsets.stored().keySet()).containsExactly(with);
        region.put("payments", "stream-1", "two");
        assertThat(poll(startWithAccount(), 1))
                .extracting(CloudWatchLogsSourceTaskTest::message)
                .containsExactly("two");
    }

    /** As when the task died between the two. */
    @Test
    void ofTwoOffsetsThatWithTheAccountCountsAndTheOtherIsForgotten() throws Exception {
        Map<String, String> without = Map.of("region", "eu-west-1", "log_group", "payments");
        Map<String, String> with = Map.of("account", "123456789012", "region", "eu-west-1", "log_group", "payments");
        Instant now = Instant.now();
        region.put("payments", "stream-1", now.minusSeconds(200), "between");
        offsets.put(without, Map.of("position", now.minusSeconds(300).toString()));
        offsets.put(with, Map.of("position", now.minusSeconds(100).toString()));
        region.put("payments", "stream-1", "new");

        List<SourceRecord> records = poll(startWithAccount(), 1, record -> true);

        assertThat(records)
                .filteredOn(CloudWatchLogsSourceTaskTest::isEvent)
                .extracting(CloudWatchLogsSourceTaskTest::message)
                .containsExactly("new");
        assertThat(records)
                .filteredOn(record -> record.sourceOffset() == null)
                .extracting(SourceRecord::sourcePartition)
                .containsExactly(without);
    }

    private CloudWatchLogsSourceTask startWithAccount() {
        return start(Map.of(
                "log.groups", "payments",
                "start.from", "latest",
                "heartbeat.interval.ms", "1000",
                "aws.account.id", "123456789012"));
    }

    @Test
    void anOffsetThatCannotBeReadStopsTheStart() {
        offsets.put(Map.of("region", "eu-west-1", "log_group", "payments"), Map.of("position", "yesterday"));

        assertThatThrownBy(() -> start(Map.of()))
                .hasMessageContaining("payments")
                .hasMessageContaining("yesterday");
    }

    @Test
    void aClockThatIsWrongByAnHourCostsARequestAndNoTime() throws Exception {
        cloudWatch.trouble(now ->
                now.with(Switch.CLOCK_SKEW_MILLIS, (double) Duration.ofHours(1).toMillis()));
        region.put("payments", "stream-1", "ERROR one");
        long before = System.nanoTime();

        assertThat(poll(start(Map.of("start.from", "earliest")), 1))
                .extracting(CloudWatchLogsSourceTaskTest::message)
                .containsExactly("ERROR one");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aLogGroupOfAClassThatIsNotServedIsLeftOutAndTheOthersAreRead() throws Exception {
        region.createLogGroup("archive", "INFREQUENT_ACCESS");
        region.put("payments", "stream-1", "ERROR one");

        assertThat(poll(start(Map.of("log.groups", "archive,payments", "start.from", "-PT5M")), 1))
                .extracting(CloudWatchLogsSourceTaskTest::message)
                .containsExactly("ERROR one");
    }

    @Test
    void anArnAsAwsPrintsItIsReadWithoutItsEnd() throws Exception {
        region.put("payments", "stream-1", "ERROR one");

        assertThat(poll(
                        start(Map.of(
                                "log.groups",
                                "arn:aws:logs:eu-west-1:123456789012:log-group:payments:*",
                                "start.from",
                                "-PT5M")),
                        1))
                .singleElement()
                .satisfies(record -> assertThat(record.sourcePartition())
                        .isEqualTo(Map.of("account", "123456789012", "region", "eu-west-1", "log_group", "payments")));
    }

    @Test
    void stopEndsARequestThatHangs() throws Exception {
        try (ScriptedAws hanging = new ScriptedAws()) {
            hanging.hang();
            CloudWatchLogsSourceTask task = start(hanging.uri(), Map.of());
            CompletableFuture<@Nullable List<SourceRecord>> poll = CompletableFuture.supplyAsync(() -> quietPoll(task));
            hanging.awaitHanging();

            task.stop();

            assertThat(poll.get(5, TimeUnit.SECONDS)).isNull();
            assertThat(task.poll()).isNull();
        }
    }

    @Test
    void stopsEvenIfItNeverStarted() throws Exception {
        CloudWatchLogsSourceTask task = new CloudWatchLogsSourceTask();

        task.stop();

        assertThat(task.poll()).isNull();
    }

    @Test
    void noSecretReachesALog() throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        try (ScriptedAws refusing = new ScriptedAws();
                PrintStream captured = new PrintStream(log, true, StandardCharsets.UTF_8)) {
            System.setErr(captured);
            refusing.refuse(400, "InvalidSignatureException", "The canonical string should have been " + TOKEN);
            CloudWatchLogsSourceTask task = start(refusing.uri(), Map.of());
            await().until(() -> quietPoll(task) == null
                    && log.toString(StandardCharsets.UTF_8).contains("InvalidSig"));
            task.stop();
        } finally {
            System.setErr(before);
        }

        assertThat(log.toString(StandardCharsets.UTF_8)).contains("payments").doesNotContain(SECRET, TOKEN, ACCESS_KEY);
    }

    @Test
    void aTransformThatDropsHeartbeatsIsWarnedOfOnce() throws Exception {
        CloudWatchLogsSourceTask task = start(Map.of());
        SourceRecord heartbeat = pollHeartbeat(task, "payments");
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        try (PrintStream captured = new PrintStream(log, true, StandardCharsets.UTF_8)) {
            System.setErr(captured);
            task.commitRecord(heartbeat, null);
            task.commitRecord(heartbeat, null);
        } finally {
            System.setErr(before);
        }

        assertThat(log.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce("A heartbeat for " + heartbeat.topic() + " was dropped")
                .contains("predicate for the header cloudwatch.heartbeat");
    }

    private CloudWatchLogsSourceTask start(Map<String, String> more) {
        return start(cloudWatch.endpoint(), more);
    }

    private CloudWatchLogsSourceTask start(URI endpoint, Map<String, String> more) {
        Map<String, String> props = new HashMap<>(Map.of(
                "log.groups",
                "payments,orders",
                "aws.region",
                "eu-west-1",
                "aws.endpoint",
                endpoint.toString(),
                "aws.access.key.id",
                ACCESS_KEY,
                "aws.secret.access.key",
                SECRET,
                "aws.session.token",
                TOKEN,
                "topic",
                "alarms",
                "poll.interval.ms",
                "100"));
        props.putAll(more);
        CloudWatchLogsSourceTask task = new CloudWatchLogsSourceTask();
        task.initialize(offsets);
        task.start(props);
        started.add(task);
        return task;
    }

    /** Polls until that many events are there and two further polls bring no more; heartbeats do not count. */
    private static List<SourceRecord> poll(CloudWatchLogsSourceTask task, int count) throws InterruptedException {
        return poll(task, count, CloudWatchLogsSourceTaskTest::isEvent);
    }

    /** The records wanted, of which there are that many events, until for a while there are no more. */
    private static List<SourceRecord> poll(CloudWatchLogsSourceTask task, int count, Predicate<SourceRecord> wanted)
            throws InterruptedException {
        List<SourceRecord> records = new ArrayList<>();
        int quiet = 0;
        while (records.stream().filter(CloudWatchLogsSourceTaskTest::isEvent).count() < count || quiet < 2) {
            List<SourceRecord> polled = task.poll();
            if (polled == null) {
                quiet++;
            } else {
                polled.stream().filter(wanted).forEach(records::add);
            }
        }
        return records;
    }

    private static SourceRecord pollHeartbeat(CloudWatchLogsSourceTask task, String group) throws InterruptedException {
        while (true) {
            List<SourceRecord> polled = task.poll();
            for (SourceRecord record : polled == null ? List.<SourceRecord>of() : polled) {
                if (!isEvent(record) && group.equals(((Struct) record.value()).getString("log_group"))) {
                    return record;
                }
            }
        }
    }

    private static @Nullable List<SourceRecord> quietPoll(CloudWatchLogsSourceTask task) {
        try {
            return task.poll();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isEvent(SourceRecord record) {
        return record.topic().equals("alarms");
    }

    private static String message(SourceRecord record) {
        return ((Struct) record.value()).getString("message");
    }
}
