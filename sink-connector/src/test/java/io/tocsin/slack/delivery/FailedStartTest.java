package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.slack.SlackSinkTask;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.MetricValueProvider;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.Sensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A task that cannot start leaves nothing behind, wherever it fails. */
class FailedStartTest {
    private static final Map<String, String> PROPERTIES = Map.of(
            "slack.webhook.url", "https://hooks.slack.com/services/T0/B0/failing",
            "routes", "other",
            "route.other.slack.webhook.url", "https://hooks.slack.com/services/T0/B0/other",
            "route.other.match.key", "other");

    /** Of the first destination, of the second, and of the task itself, which is shown last. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 21, 30, 40, 41, 45})
    void leavesNothingWhereAMetricCannotBeShown(int taken) {
        int before = PacerRegistry.SHARED.size();
        RecordingContext context = new RecordingContext();
        context.metrics = new FailingMetrics(taken);

        for (int i = 0; i < 3; i++) {
            SlackSinkTask task = new SlackSinkTask();
            task.initialize(context);
            assertThatThrownBy(() -> task.start(PROPERTIES)).isInstanceOf(NoClassDefFoundError.class);
            task.stop();
        }

        assertThat(PacerRegistry.SHARED.size()).isEqualTo(before);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("tocsin-slack-sender");
    }

    @Test
    void aTaskThatStartsHasWhatIsToBeLeft() {
        int before = PacerRegistry.SHARED.size();
        SlackSinkTask task = new SlackSinkTask();
        task.initialize(new RecordingContext());

        task.start(PROPERTIES);

        assertThat(PacerRegistry.SHARED.size()).isEqualTo(before + 2);
        task.stop();
        assertThat(PacerRegistry.SHARED.size()).isEqualTo(before);
    }

    /** A worker that takes some metrics and then lacks a class. */
    private static final class FailingMetrics implements PluginMetrics {
        private final int most;
        private int taken;

        FailingMetrics(int most) {
            this.most = most;
        }

        @Override
        @SuppressWarnings("NonApiType")
        public MetricName metricName(String name, String description, LinkedHashMap<String, String> tags) {
            return new MetricName(name, "plugins", description, tags);
        }

        @Override
        public void addMetric(MetricName metricName, MetricValueProvider<?> metricValueProvider) {
            if (taken++ >= most) {
                taken = 0;
                throw new NoClassDefFoundError("as told");
            }
        }

        @Override
        public void removeMetric(MetricName metricName) {}

        @Override
        public Sensor addSensor(String name) {
            throw new UnsupportedOperationException(name);
        }

        @Override
        public void removeSensor(String name) {}
    }
}
