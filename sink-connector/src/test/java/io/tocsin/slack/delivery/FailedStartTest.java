package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.slack.SlackSinkTask;
import io.tocsin.slack.metrics.DestinationMetric;
import io.tocsin.slack.metrics.TaskMetric;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.MetricValueProvider;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.Sensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A task that cannot start leaves nothing behind, wherever it fails. */
class FailedStartTest {
    private static final Map<String, String> PROPERTIES = Map.of(
            "slack.webhook.url", "https://hooks.slack.com/services/T0/B0/failing",
            "routes", "other",
            "routes.other.webhook.url", "https://hooks.slack.com/services/T0/B0/other",
            "routes.other.match.key.equals", "other");

    /** The first and the last metric of each destination, and of the task itself, which is shown last. */
    static IntStream taken() {
        int each = DestinationMetric.values().length;
        return IntStream.of(0, each - 1, each, 2 * each - 1, 2 * each, 2 * each + TaskMetric.values().length - 1);
    }

    @ParameterizedTest
    @MethodSource("taken")
    void leavesNothingWhereAMetricCannotBeShown(int taken) {
        int before = PacerRegistry.SHARED.users();
        long threads = senders();
        RecordingContext context = new RecordingContext();
        context.metrics = new FailingMetrics(taken);

        for (int i = 0; i < 3; i++) {
            SlackSinkTask task = new SlackSinkTask();
            task.initialize(context);
            assertThatThrownBy(() -> task.start(PROPERTIES)).isInstanceOf(NoClassDefFoundError.class);
            task.stop();
        }

        assertThat(PacerRegistry.SHARED.users()).isEqualTo(before);
        assertThat(senders()).isLessThanOrEqualTo(threads);
    }

    private static long senders() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("tocsin-slack-sender"))
                .count();
    }

    @Test
    void aTaskThatStartsHasWhatIsToBeLeft() {
        int before = PacerRegistry.SHARED.users();
        SlackSinkTask task = new SlackSinkTask();
        task.initialize(new RecordingContext());

        task.start(PROPERTIES);

        assertThat(PacerRegistry.SHARED.users()).isEqualTo(before + 2);
        task.stop();
        assertThat(PacerRegistry.SHARED.users()).isEqualTo(before);
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
