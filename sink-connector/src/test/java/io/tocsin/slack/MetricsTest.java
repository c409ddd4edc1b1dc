package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.slack.config.SlackSinkConfig;
import io.tocsin.slack.delivery.RecordingContext;
import io.tocsin.slack.message.Records;
import io.tocsin.slack.metrics.DestinationMetric;
import io.tocsin.slack.metrics.Jmx;
import io.tocsin.slack.metrics.Metric;
import io.tocsin.slack.metrics.TaskMetric;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.KafkaMetricsContext;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.internals.PluginMetricsImpl;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a monitoring system sees of a task, whose metrics the worker shows or, where it is too old, the task itself. */
class MetricsTest {
    private static final String TASK = "kafka.connect:type=plugins,connector=alarms,task=1";
    private static final String WEBHOOK = TASK + ",credential=slack.webhook.url";
    private static final String CHANNEL = TASK + ",credential=slack.bot.token,channel=\"#alerts\"";
    private static final Duration LONG = Duration.ofSeconds(30);

    private final RecordingContext context = new RecordingContext();
    private final Metrics worker = new Metrics(
            new MetricConfig(), List.of(new JmxReporter()), Time.SYSTEM, new KafkaMetricsContext("kafka.connect"));
    private final SlackSinkTask task = new SlackSinkTask();
    private final SlackEmulator slack =
            SlackEmulator.start(SlackOptions.defaults().withoutRateLimit());

    enum ShownBy {
        THE_WORKER,
        THE_TASK
    }

    @AfterEach
    void stop() {
        task.stop();
        slack.close();
        worker.close();
    }

    private PluginMetricsImpl start(ShownBy by, Map<String, String> destination) {
        Map<String, String> properties = new HashMap<>(destination);
        properties.put("name", "alarms");
        Map<String, String> settings = SlackSinkConfig.ofTask(1, properties);
        PluginMetricsImpl plugin = new PluginMetricsImpl(worker, new SlackSinkConfig(settings).owner());
        context.metrics = by == ShownBy.THE_WORKER ? plugin : null;
        context.assignment.add(new TopicPartition("orders", 3));
        task.initialize(context);
        task.start(settings);
        return plugin;
    }

    @ParameterizedTest
    @EnumSource
    void countWhatHappens(ShownBy by) throws Exception {
        PluginMetricsImpl plugin =
                start(by, Map.of("slack.webhook.url", slack.webhook("alerts").toString()));
        task.put(List.of(
                Records.record("AKIAIOSFODNN7EXAMPLE", 1), Records.record(null, 2), Records.record("once more", 1)));

        assertThat(Jmx.beans("alarms")).containsExactlyInAnyOrder(TASK, WEBHOOK);
        assertThat(Jmx.attributes(TASK)).hasSize(TaskMetric.values().length);
        assertThat(Jmx.attributes(WEBHOOK)).hasSize(DestinationMetric.values().length);
        await().atMost(LONG).until(() -> Jmx.value(WEBHOOK, DestinationMetric.POSTED) == 1);
        await().atMost(LONG).until(() -> Jmx.value(WEBHOOK, DestinationMetric.QUEUED_RECORDS) == 0);
        assertThat(Jmx.value(WEBHOOK, DestinationMetric.REQUESTS)).isEqualTo(1);
        assertThat(Jmx.value(WEBHOOK, DestinationMetric.LATENCY_AVG)).isBetween(0.0, 30.0);
        assertThat(Jmx.value(WEBHOOK, DestinationMetric.OLDEST_AGE)).isZero();
        assertThat(Jmx.value(WEBHOOK, DestinationMetric.TOKEN_LIMIT)).isNaN();
        checkTask(Map.of(
                TaskMetric.REDACTED,
                1.0,
                TaskMetric.NULL_VALUES,
                1.0,
                TaskMetric.REDELIVERED,
                1.0,
                TaskMetric.PAUSED,
                0.0));
        task.stop();
        plugin.close();
        assertThat(Jmx.beans("alarms")).isEmpty();
    }

    private static void checkTask(Map<Metric, Double> expected) throws JMException {
        for (Map.Entry<Metric, Double> each : expected.entrySet()) {
            assertThat(Jmx.value(TASK, each.getKey()))
                    .as(each.getKey().metricName())
                    .isEqualTo(each.getValue());
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellWhyNothingArrives(ShownBy by) throws Exception {
        start(
                by,
                Map.of(
                        "slack.bot.token", "xoxb-0000000000-unknown",
                        "slack.channel", "#alerts",
                        "slack.api.url", slack.url() + "/api/",
                        "queue.max.records", "1"));
        task.put(List.of(Records.record("a line", 1)));

        await().atMost(LONG).until(() -> Jmx.value(CHANNEL, DestinationMetric.CREDENTIAL_REFUSALS) == 1);
        assertThat(Jmx.beans("alarms")).containsExactlyInAnyOrder(TASK, CHANNEL);
        assertThat(Jmx.value(CHANNEL, DestinationMetric.POSTED)).isZero();
        assertThat(Jmx.value(CHANNEL, DestinationMetric.QUEUED_RECORDS)).isEqualTo(1);
        assertThat(Jmx.value(CHANNEL, DestinationMetric.QUEUED_BYTES)).isBetween(100.0, 10_000.0);
        assertThat(Jmx.value(TASK, TaskMetric.PAUSED)).isEqualTo(1);
        await().atMost(LONG).until(() -> Jmx.value(CHANNEL, DestinationMetric.RETRY_WAIT) > 0);
        assertThat(Jmx.value(CHANNEL, DestinationMetric.RETRY_WAIT)).isLessThan(60);
        await().atMost(LONG).until(() -> Jmx.value(TASK, TaskMetric.PAUSED_SECONDS) > 0);
    }

    @ParameterizedTest
    @EnumSource
    void countEventsThatComeTwice(ShownBy by) throws Exception {
        start(by, Map.of("slack.webhook.url", slack.webhook("alerts").toString(), "drop.repeated.events", "true"));
        task.put(List.of(
                Records.record(Map.of("event_id", "a"), 1),
                Records.record(Map.of("event_id", "a"), 2),
                Records.record(Map.of("event_id", "b"), 3)));

        assertThat(Jmx.value(TASK, TaskMetric.REPEATED)).isEqualTo(1);
    }
}
