package io.tocsin.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tocsin.cloudwatch.config.TaskShare;
import io.tocsin.cloudwatch.testing.EmulatedAws;
import io.tocsin.cloudwatch.testing.StoredOffsets;
import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import io.tocsin.emulator.cloudwatch.EmulatedRegion;
import io.tocsin.emulator.cloudwatch.EmulatorOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tasks that find their log groups, against an emulated CloudWatch Logs over HTTP. */
@Timeout(120)
class DiscoveringTaskTest {
    private final StoredOffsets offsets = new StoredOffsets();
    private final List<CloudWatchLogsSourceTask> started = new ArrayList<>();
    private final CloudWatchEmulator cloudWatch =
            CloudWatchEmulator.start(EmulatorOptions.onPort(0).withQuotas(false));
    private final EmulatedRegion region = cloudWatch.region("eu-west-1").createLogGroup("shop/payments");
    private final List<SourceRecord> records = new ArrayList<>();

    @AfterEach
    void stopAll() {
        started.forEach(CloudWatchLogsSourceTask::stop);
        cloudWatch.close();
    }

    @Test
    void logGroupsComeAndGoWithoutARestart() {
        CloudWatchLogsSourceTask task = start(0, 1, Map.of());
        awaitHeartbeat(task, "shop/payments");
        region.put("shop/payments", "s", "old");
        region.put("shop/orders", "s", "new, put before anyone knew of it");
        region.put("depot", "s", "not chosen");

        awaitMessages(task, "old", "new, put before anyone knew of it");
        EmulatedAws.as(cloudWatch, aws -> aws.deleteLogGroup(group -> group.logGroupName("shop/orders")));
        region.put("shop/payments", "s", "still read");

        awaitMessages(task, "old", "new, put before anyone knew of it", "still read");
        assertThat(records)
                .filteredOn(DiscoveringTaskTest::isEvent)
                .extracting(SourceRecord::sourcePartition)
                .contains(Map.of("account", EmulatedAws.ACCOUNT, "region", "eu-west-1", "log_group", "shop/orders"));
    }

    @Test
    void whatIsCreatedDuringDowntimeBeginsAtItsCreation() {
        CloudWatchLogsSourceTask first = start(0, 1, Map.of());
        awaitHeartbeat(first, "shop/payments");
        records.forEach(offsets::commit);
        first.stop();
        region.put("shop/payments", "s", "while it was down");
        region.put("shop/orders", "s", "created while it was down");

        awaitMessages(start(0, 1, Map.of()), "while it was down", "created while it was down");
        assertThat(offsets.stored()).containsKey(Map.of("region", "eu-west-1", "log_group", "*", "task", "0"));
    }

    /** Of tasks.max=3 there was a task whose last look is older, since it was stuck, say; and then tasks.max became 1. */
    @Test
    void whatATaskThatIsNoMoreHadNotSeenBeginsAtItsCreation() {
        Instant now = Instant.now();
        offsets.put(
                SourcePartition.ofLook("eu-west-1", 0),
                Map.of("position", now.plusSeconds(3_600).toString()));
        offsets.put(
                SourcePartition.ofLook("eu-west-1", 2),
                Map.of("position", now.minusSeconds(3_600).toString()));
        region.put("shop/orders", "s", "created while it was stuck");

        awaitMessages(start(0, 1, Map.of()), "created while it was stuck");
    }

    /** Two reads at the start: of what is named, which is nothing, and of what the first look finds. */
    @Test
    void aLookThatFindsNothingNewReadsNoOffsets() {
        CloudWatchLogsSourceTask task = start(0, 1, Map.of("heartbeat.interval.ms", "1000"));
        awaitHeartbeat(task, "shop/payments");
        int reads = offsets.reads();

        await().until(() -> {
            poll(task);
            return looks() >= 3;
        });

        assertThat(reads).isEqualTo(1);
        assertThat(offsets.reads()).isEqualTo(reads);
    }

    @Test
    void tasksShareWhatIsNamedAndWhatIsFound() {
        IntStream.range(0, 20).forEach(i -> region.createLogGroup("shop/" + i));
        region.createLogGroup("depot");
        List<CloudWatchLogsSourceTask> tasks = IntStream.range(0, 3)
                .mapToObj(task -> start(task, 3, Map.of("log.groups", "depot,shop/7")))
                .toList();

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            tasks.forEach(this::poll);
            return heartbeats().distinct().count() == 22;
        });

        assertThat(records)
                .filteredOn(record -> !isEvent(record) && !"*".equals(logGroup(record)))
                .extracting(SourceRecord::sourcePartition)
                .as("no log group is read by two tasks")
                .doesNotHaveDuplicates();
    }

    @Test
    void aThousandLogGroups() {
        List<String> expected =
                IntStream.range(0, 1_000).mapToObj(i -> "ERROR of shop/" + i).toList();
        IntStream.range(0, 1_000).forEach(i -> region.put("shop/" + i, "s", "ERROR of shop/" + i));
        CloudWatchLogsSourceTask task = start(
                0,
                1,
                Map.of(
                        "start.from", "-PT5M",
                        "requests.per.second", "5000",
                        "poll.interval.ms", "5000",
                        "discovery.interval.ms", "300000"));

        awaitMessages(task, expected.toArray(String[]::new));
    }

    private CloudWatchLogsSourceTask start(int number, int tasks, Map<String, String> more) {
        Map<String, String> props = EmulatedAws.props(
                cloudWatch.endpoint(), Map.of("log.group.prefixes", "shop/", "discovery.interval.ms", "1000"));
        props.putAll(more);
        new TaskShare(number, tasks).putInto(props);
        CloudWatchLogsSourceTask task = new CloudWatchLogsSourceTask();
        task.initialize(offsets);
        task.start(props);
        started.add(task);
        return task;
    }

    private void awaitMessages(CloudWatchLogsSourceTask task, String... messages) {
        while (messages().size() < messages.length) {
            poll(task);
        }
        assertThat(messages()).containsExactlyInAnyOrder(messages);
    }

    private void awaitHeartbeat(CloudWatchLogsSourceTask task, String group) {
        await().until(() -> {
            poll(task);
            return heartbeats().anyMatch(group::equals);
        });
    }

    private void poll(CloudWatchLogsSourceTask task) {
        try {
            List<SourceRecord> polled = task.poll();
            if (polled != null) {
                records.addAll(polled);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> messages() {
        return records.stream()
                .filter(DiscoveringTaskTest::isEvent)
                .map(record -> ((Struct) record.value()).getString("message"))
                .toList();
    }

    /** The log groups that have one. */
    private Stream<String> heartbeats() {
        return records.stream()
                .filter(record -> !isEvent(record) && !"*".equals(logGroup(record)))
                .map(DiscoveringTaskTest::logGroup);
    }

    private long looks() {
        return records.stream().filter(record -> "*".equals(logGroup(record))).count();
    }

    private static String logGroup(SourceRecord record) {
        return ((Struct) record.value()).getString("log_group");
    }

    private static boolean isEvent(SourceRecord record) {
        return record.topic().equals("alarms");
    }
}
