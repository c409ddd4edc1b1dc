package io.tocsin.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tocsin.cloudwatch.metrics.TaskMetric;
import io.tocsin.cloudwatch.testing.EmulatedAws;
import io.tocsin.cloudwatch.testing.Jmx;
import io.tocsin.cloudwatch.testing.StoredOffsets;
import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import io.tocsin.emulator.cloudwatch.EmulatedRegion;
import io.tocsin.emulator.cloudwatch.EmulatorOptions;
import io.tocsin.emulator.cloudwatch.trouble.Switch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A task whose requests take long, against an emulated CloudWatch Logs over HTTP. */
@Timeout(60)
class SlowAnswersTest {
    private static final int MOST_UNDER_WAY = 32;
    private static final String TASK = "kafka.connect:type=plugins,connector=slow,task=0";

    private final CloudWatchEmulator cloudWatch =
            CloudWatchEmulator.start(EmulatorOptions.onPort(0).withQuotas(false));
    private final EmulatedRegion region = cloudWatch.region("eu-west-1");
    private final CloudWatchLogsSourceTask task = new CloudWatchLogsSourceTask();

    @AfterEach
    void stopAll() {
        task.stop();
        cloudWatch.close();
    }

    @Test
    void stopTakesNoSecondHoweverManyRequestsHang() throws Exception {
        List<String> groups =
                IntStream.range(0, 40).mapToObj(number -> "group-" + number).toList();
        groups.forEach(region::createLogGroup);
        cloudWatch.trouble(now -> now.with(Switch.LATENCY_MEDIAN_MILLIS, 60_000));
        start(Map.of("log.groups", String.join(",", groups), "requests.per.second", "1000"));
        CompletableFuture<@Nullable List<SourceRecord>> poll = CompletableFuture.supplyAsync(this::pollUntilStopped);
        await().until(() -> Jmx.value(TASK, TaskMetric.REQUESTS) == MOST_UNDER_WAY);

        long before = System.nanoTime();
        task.stop();
        long stopped = System.nanoTime();
        poll.get(5, TimeUnit.SECONDS);
        long polled = System.nanoTime();

        assertThat(Duration.ofNanos(stopped - before)).isLessThan(Duration.ofSeconds(1));
        assertThat(Duration.ofNanos(polled - stopped)).isLessThan(Duration.ofSeconds(1));
        assertThat(task.poll()).isNull();
    }

    /** The worker calls stop() on the thread that polls, once poll() has returned. */
    @Test
    void pollReturnsWithinAboutASecondHoweverManyRequestsHang() throws Exception {
        region.createLogGroup("payments");
        cloudWatch.trouble(now -> now.with(Switch.LATENCY_MEDIAN_MILLIS, 60_000));
        start(Map.of("log.groups", "payments"));

        long before = System.nanoTime();
        assertThat(task.poll()).isNull();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void readsAllAtTwoHundredMillisecondsACall() throws Exception {
        cloudWatch.trouble(now -> now.with(Switch.LATENCY_MEDIAN_MILLIS, 200));
        List<String> expected =
                IntStream.range(0, 2_000).mapToObj(number -> "event " + number).toList();
        region.put("payments", "stream", expected.subList(0, 1_000).toArray(String[]::new));
        start(Map.of("log.groups", "payments", "start.from", "-PT5M"));

        List<String> messages = new ArrayList<>(poll(1_000));
        region.put("payments", "stream", expected.subList(1_000, 2_000).toArray(String[]::new));
        messages.addAll(poll(1_000));

        assertThat(messages).containsExactlyInAnyOrderElementsOf(expected);
    }

    private List<String> poll(int count) throws InterruptedException {
        List<String> messages = new ArrayList<>();
        while (messages.size() < count) {
            List<SourceRecord> polled = task.poll();
            for (SourceRecord record : polled == null ? List.<SourceRecord>of() : polled) {
                if (record.topic().equals("alarms")) {
                    messages.add(((Struct) record.value()).getString("message"));
                }
            }
        }
        return messages;
    }

    private @Nullable List<SourceRecord> pollUntilStopped() {
        try {
            return task.poll();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void start(Map<String, String> more) {
        Map<String, String> props = EmulatedAws.props(cloudWatch.endpoint(), more);
        props.put("name", "slow");
        task.initialize(new StoredOffsets());
        task.start(props);
    }
}
