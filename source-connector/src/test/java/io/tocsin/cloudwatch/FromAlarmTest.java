package io.tocsin.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tocsin.cloudwatch.testing.EmulatedAws;
import io.tocsin.cloudwatch.testing.StoredOffsets;
import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import io.tocsin.emulator.cloudwatch.EmulatedRegion;
import io.tocsin.emulator.cloudwatch.EmulatorOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;

/** A task that reads what a CloudWatch alarm hears of, against an emulated CloudWatch Logs over HTTP. */
@Timeout(60)
class FromAlarmTest {
    private final StoredOffsets offsets = new StoredOffsets();
    private final List<CloudWatchLogsSourceTask> started = new ArrayList<>();
    private final CloudWatchEmulator cloudWatch =
            CloudWatchEmulator.start(EmulatorOptions.onPort(0).withQuotas(false));
    private final EmulatedRegion region =
            cloudWatch.region("eu-west-1").createLogGroup("payments").createLogGroup("orders");
    private final List<SourceRecord> records = new ArrayList<>();

    @BeforeEach
    void putFilters() {
        putFilter("payments", "errors", "ERROR", "Failures");
        putFilter("payments", "declined", "declined", "Failures");
        putFilter("orders", "errors", "{ $.level = \"error\" }", "Failures");
        putFilter("orders", "other-metric", "", "Requests");
    }

    @AfterEach
    void stopAll() {
        started.forEach(CloudWatchLogsSourceTask::stop);
        cloudWatch.close();
    }

    @Test
    void readsWhatTheMetricFiltersMatch() {
        CloudWatchLogsSourceTask task = start();
        awaitHeartbeats(task, 3);
        region.put("payments", "s", "ERROR card declined", "INFO paid", "ERROR timeout");
        region.put("orders", "s", "{\"level\": \"error\"}", "{\"level\": \"info\"}");

        awaitMessages(
                task,
                "errors: ERROR card declined",
                "declined: ERROR card declined",
                "errors: ERROR timeout",
                "errors: {\"level\": \"error\"}");

        assertThat(records)
                .filteredOn(FromAlarmTest::isEvent)
                .extracting(SourceRecord::sourcePartition)
                .contains(
                        Map.of("region", "eu-west-1", "log_group", "payments", "metric_filter", "errors"),
                        Map.of("region", "eu-west-1", "log_group", "payments", "metric_filter", "declined"));
    }

    @Test
    void followsTheMetricFiltersAsTheyChange() {
        CloudWatchLogsSourceTask task = start();
        awaitHeartbeats(task, 3);
        region.put("payments", "s", "ERROR one");
        awaitMessages(task, "errors: ERROR one");

        putFilter("payments", "errors", "FATAL", "Failures");
        EmulatedAws.as(
                cloudWatch,
                aws -> aws.deleteMetricFilter(
                        filter -> filter.logGroupName("payments").filterName("declined")));
        awaitLooks(task, 2);
        region.put("payments", "s", "ERROR two declined", "FATAL three");

        awaitMessages(task, "errors: ERROR one", "errors: FATAL three");
    }

    @Test
    void aFilterThatIsNewBeginsAtItsCreation() {
        CloudWatchLogsSourceTask first = start();
        awaitHeartbeats(first, 3);
        records.forEach(offsets::commit);
        first.stop();
        putFilter("payments", "panics", "PANIC", "Failures");
        region.put("payments", "s", "PANIC", "ERROR while it was down");

        awaitMessages(start(), "panics: PANIC", "errors: ERROR while it was down");
    }

    @Test
    void whatWorksOnTransformedEventsIsLeftOut() {
        EmulatedAws.as(
                cloudWatch,
                aws -> aws.putMetricFilter(filter -> filter.logGroupName("orders")
                        .filterName("errors")
                        .filterPattern("ERROR")
                        .applyOnTransformedLogs(true)
                        .metricTransformations(metric("Failures"))));
        CloudWatchLogsSourceTask task = start();
        awaitHeartbeats(task, 2);
        region.put("orders", "s", "ERROR not to be read this way");
        region.put("payments", "s", "ERROR one");

        awaitMessages(task, "errors: ERROR one");
    }

    private void putFilter(String group, String name, String pattern, String metricName) {
        EmulatedAws.as(
                cloudWatch,
                aws -> aws.putMetricFilter(filter -> filter.logGroupName(group)
                        .filterName(name)
                        .filterPattern(pattern)
                        .metricTransformations(metric(metricName))));
    }

    private static MetricTransformation metric(String name) {
        return MetricTransformation.builder()
                .metricNamespace("Shop")
                .metricName(name)
                .metricValue("1")
                .build();
    }

    private CloudWatchLogsSourceTask start() {
        CloudWatchLogsSourceTask task = new CloudWatchLogsSourceTask();
        task.initialize(offsets);
        task.start(EmulatedAws.props(
                cloudWatch.endpoint(),
                Map.of("metric.namespace", "Shop", "metric.name", "Failures", "discovery.interval.ms", "1000")));
        started.add(task);
        return task;
    }

    private void awaitHeartbeats(CloudWatchLogsSourceTask task, int feeds) {
        await().until(() -> {
            poll(task);
            return records.stream()
                            .filter(record -> !isEvent(record) && !isLook(record))
                            .map(SourceRecord::sourcePartition)
                            .distinct()
                            .count()
                    == feeds;
        });
    }

    private void awaitLooks(CloudWatchLogsSourceTask task, int more) {
        long before = looks();
        await().until(() -> {
            poll(task);
            return looks() >= before + more;
        });
    }

    private long looks() {
        return records.stream().filter(FromAlarmTest::isLook).count();
    }

    /** And no more of them in two further looks. */
    private void awaitMessages(CloudWatchLogsSourceTask task, String... messages) {
        while (messages().size() < messages.length) {
            poll(task);
        }
        awaitLooks(task, 2);
        assertThat(messages()).containsExactlyInAnyOrder(messages);
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
                .filter(FromAlarmTest::isEvent)
                .map(record -> filter(record) + ": " + ((Struct) record.value()).getString("message"))
                .toList();
    }

    private static String filter(SourceRecord record) {
        Header header = record.headers().lastWithName("cloudwatch.metric.filter");
        return String.valueOf(header.value());
    }

    private static boolean isLook(SourceRecord record) {
        return "*".equals(((Struct) record.value()).getString("log_group"));
    }

    private static boolean isEvent(SourceRecord record) {
        return record.topic().equals("alarms");
    }
}
