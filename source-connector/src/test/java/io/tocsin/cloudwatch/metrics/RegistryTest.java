package io.tocsin.cloudwatch.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cloudwatch.testing.Jmx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.management.JMException;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.KafkaMetricsContext;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.internals.PluginMetricsImpl;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both registries, with Kafka's own classes behind them, as a monitoring system sees them. */
class RegistryTest {
    private static final String TASK_BEAN = "kafka.connect:type=plugins,connector=alarms,task=0";
    private static final String GROUP_BEAN = TASK_BEAN + ",log_group=\"/aws/lambda/payments\",account=123456789012";

    private final Metrics worker = new Metrics(
            new MetricConfig(), List.of(new JmxReporter()), Time.SYSTEM, new KafkaMetricsContext("kafka.connect"));
    private final List<AutoCloseable> opened = new ArrayList<>();

    enum Kind {
        OF_THE_WORKER,
        BY_JMX_ALONE
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        worker.close();
    }

    @ParameterizedTest
    @EnumSource
    void showsEachMetricUnderTheSameName(Kind kind) throws JMException {
        TaskMetrics task = open(kind);
        GroupMetrics group = task.group(payments());
        group.requestSent();

        assertThat(Jmx.beans("alarms")).containsExactlyInAnyOrder(TASK_BEAN, GROUP_BEAN);
        assertThat(Jmx.attributes(TASK_BEAN)).hasSize(TaskMetric.values().length);
        assertThat(Jmx.attributes(GROUP_BEAN)).hasSize(GroupMetric.values().length);
        assertThat(Jmx.value(TASK_BEAN, TaskMetric.REQUESTS)).isEqualTo(1);
        assertThat(Jmx.value(GROUP_BEAN, GroupMetric.REQUESTS)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void showsNothingOfALogGroupThatHasGone(Kind kind) throws JMException {
        TaskMetrics task = open(kind);
        GroupMetrics group = task.group(payments());

        group.close();
        group.close();

        assertThat(Jmx.beans("alarms")).containsExactly(TASK_BEAN);
        assertThat(Jmx.value(TASK_BEAN, TaskMetric.LOG_GROUPS)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aThousandLogGroupsLeaveNothingBehind(Kind kind) throws JMException {
        TaskMetrics task = open(kind);
        int before = worker.metrics().size();

        List<GroupMetrics> groups = IntStream.range(0, 1_000)
                .mapToObj(number -> task.group(Map.of("log_group", "/app/" + number)))
                .toList();
        assertThat(Jmx.beans("alarms")).hasSize(1_001);
        groups.forEach(GroupMetrics::close);

        assertThat(Jmx.beans("alarms")).containsExactly(TASK_BEAN);
        assertThat(worker.metrics()).hasSize(before);
    }

    @ParameterizedTest
    @EnumSource
    void aTaskThatIsStartedAgainShowsItsMetricsAgain(Kind kind) throws Exception {
        TaskMetrics first = open(kind);
        first.group(payments()).requestSent();
        first.close();
        opened.get(0).close();
        assertThat(Jmx.beans("alarms")).isEmpty();

        TaskMetrics second = open(kind);
        second.group(payments());

        assertThat(Jmx.value(GROUP_BEAN, GroupMetric.REQUESTS)).isZero();
    }

    /** A worker starts a task again even if the one before did not stop in time. */
    @ParameterizedTest
    @EnumSource
    void nothingIsThrownWhileTheTaskBeforeStillShowsItsOwn(Kind kind) throws Exception {
        open(kind).group(payments()).requestSent();

        TaskMetrics second = open(kind);
        second.group(payments());

        assertThat(Jmx.beans("alarms")).containsExactlyInAnyOrder(TASK_BEAN, GROUP_BEAN);
        second.close();
    }

    @Test
    void nothingIsThrownAfterTheWorkerHasClosedItsRegistry() throws Exception {
        TaskMetrics task = open(Kind.OF_THE_WORKER);
        GroupMetrics group = task.group(payments());
        opened.get(0).close();

        group.close();
        task.group(payments());

        assertThat(Jmx.beans("alarms")).isEmpty();
    }

    private TaskMetrics open(Kind kind) {
        Map<String, String> owner = new LinkedHashMap<>();
        owner.put("connector", "alarms");
        owner.put("task", "0");
        Registry registry = Registries.open(
                () -> {
                    if (kind == Kind.BY_JMX_ALONE) {
                        throw new NoSuchMethodError("as on a worker of Kafka before 4.1");
                    }
                    PluginMetricsImpl plugin = new PluginMetricsImpl(worker, owner);
                    opened.add(plugin);
                    return new WorkerRegistry(plugin);
                },
                owner);
        TaskMetrics task = new TaskMetrics(registry, new SetTime(), () -> 10);
        opened.add(task);
        return task;
    }

    private static Map<String, String> payments() {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("log_group", "/aws/lambda/payments");
        tags.put("account", "123456789012");
        return tags;
    }
}
