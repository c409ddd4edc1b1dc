package io.tocsin.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tocsin.cloudwatch.config.TaskShare;
import io.tocsin.cloudwatch.metrics.GroupMetric;
import io.tocsin.cloudwatch.metrics.TaskMetric;
import io.tocsin.cloudwatch.testing.EmulatedAws;
import io.tocsin.cloudwatch.testing.Jmx;
import io.tocsin.cloudwatch.testing.StoredOffsets;
import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import io.tocsin.emulator.cloudwatch.EmulatedRegion;
import java.util.Map;
import javax.management.JMException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a task shows by JMX on a worker without metrics for plugins, against an emulated CloudWatch Logs over HTTP. */
@Timeout(60)
class MetricsOfTaskTest {
    private static final String TASK = "kafka.connect:type=plugins,connector=alarms,task=0";
    private static final String PAYMENTS = TASK + ",log_group=\"shop/payments\",account=" + EmulatedAws.ACCOUNT;
    private static final String ORDERS = TASK + ",log_group=\"shop/orders\",account=" + EmulatedAws.ACCOUNT;

    private final CloudWatchEmulator cloudWatch = CloudWatchEmulator.start(0);
    private final EmulatedRegion region = cloudWatch.region("eu-west-1").createLogGroup("shop/payments");
    private CloudWatchLogsSourceTask task = new CloudWatchLogsSourceTask();

    @AfterEach
    void stopAll() {
        task.stop();
        cloudWatch.close();
    }

    @Test
    void metricsOfLogGroupsComeAndGoWithThem() throws JMException {
        start(Map.of("log.group.prefixes", "shop/", "discovery.interval.ms", "1000"));
        region.put("shop/payments", "s", "one", "two");

        await().until(() -> isShown(PAYMENTS) && Jmx.value(PAYMENTS, GroupMetric.EVENTS) == 2);
        assertThat(Jmx.value(TASK, TaskMetric.LAST_DISCOVERY_AGE)).isBetween(0.0, 5.0);
        region.createLogGroup("shop/orders");
        await().until(() -> isShown(ORDERS));
        assertThat(Jmx.value(TASK, TaskMetric.LOG_GROUPS)).isEqualTo(2);
        EmulatedAws.as(cloudWatch, aws -> aws.deleteLogGroup(group -> group.logGroupName("shop/payments")));

        await().until(() -> !isShown(PAYMENTS));
        assertThat(Jmx.value(TASK, TaskMetric.LOG_GROUPS)).isEqualTo(1);
    }

    @Test
    void aTaskThatStopsShowsNothingAndShowsAllWhenItIsStartedAgain() throws JMException {
        start(Map.of("log.groups", "shop/payments", "start.from", "-PT5M"));
        region.put("shop/payments", "s", "one");
        await().until(() -> isShown(PAYMENTS) && Jmx.value(PAYMENTS, GroupMetric.EVENTS) == 1);
        assertThat(Jmx.value(TASK, TaskMetric.LAST_DISCOVERY_AGE)).isNaN();

        task.stop();
        assertThat(Jmx.beans("alarms")).isEmpty();

        task = new CloudWatchLogsSourceTask();
        start(Map.of("log.groups", "shop/payments", "start.from", "latest"));
        assertThat(Jmx.value(PAYMENTS, GroupMetric.EVENTS)).isZero();
    }

    @Test
    void aTaskThatCannotStartShowsNothing() throws JMException {
        StoredOffsets offsets = new StoredOffsets();
        offsets.put(
                Map.of("account", EmulatedAws.ACCOUNT, "region", "eu-west-1", "log_group", "shop/payments"),
                Map.of("position", "yesterday"));
        try {
            start(offsets, Map.of("log.groups", "shop/payments"));
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("yesterday");
        }

        assertThat(Jmx.beans("alarms")).isEmpty();
    }

    private boolean isShown(String bean) throws Exception {
        task.poll();
        return Jmx.beans("alarms").contains(bean);
    }

    private void start(Map<String, String> more) {
        start(new StoredOffsets(), more);
    }

    private void start(StoredOffsets offsets, Map<String, String> more) {
        Map<String, String> props = EmulatedAws.props(cloudWatch.endpoint(), more);
        props.put("name", "alarms");
        props.put("aws.account.id", EmulatedAws.ACCOUNT);
        new TaskShare(0, 1).putInto(props);
        task.initialize(offsets);
        task.start(props);
    }
}
