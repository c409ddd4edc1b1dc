package io.tocsin.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.cloudwatch.config.TaskShare;
import io.tocsin.cloudwatch.metrics.TaskMetric;
import io.tocsin.cloudwatch.testing.EmulatedAws;
import io.tocsin.cloudwatch.testing.Jmx;
import io.tocsin.cloudwatch.testing.StoredOffsets;
import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A task that cannot start leaves nothing behind, wherever it fails. */
@Timeout(60)
class FailedStartTest {
    private static final String TASK = "kafka.connect:type=plugins,connector=failing,task=0";

    private final CloudWatchEmulator cloudWatch = CloudWatchEmulator.start(0);
    private CloudWatchLogsSourceTask task = new CloudWatchLogsSourceTask();

    @AfterEach
    void stopAll() {
        task.stop();
        cloudWatch.close();
    }

    @Test
    void leavesNothingWhereTheOffsetsCannotBeRead() throws Exception {
        assertLeavesNothing(new Failing() {
            @Override
            public OffsetStorageReader offsetStorageReader() {
                throw new ConnectException("as told");
            }
        });
    }

    @Test
    void leavesNothingWhereAClassIsMissing() throws Exception {
        assertLeavesNothing(new Failing() {
            @Override
            public OffsetStorageReader offsetStorageReader() {
                throw new NoClassDefFoundError("as told");
            }
        });
    }

    @Test
    void leavesNothingWhereTheWorkerShowsNoMetrics() throws Exception {
        assertLeavesNothing(new Failing() {
            @Override
            public PluginMetrics pluginMetrics() {
                throw new IllegalStateException("as told");
            }
        });
    }

    /** A context whose task cannot start. */
    private static class Failing implements SourceTaskContext {
        private final StoredOffsets offsets = new StoredOffsets();

        @Override
        public Map<String, String> configs() {
            return offsets.configs();
        }

        @Override
        public OffsetStorageReader offsetStorageReader() {
            return offsets;
        }

        @Override
        public PluginMetrics pluginMetrics() {
            return offsets.pluginMetrics();
        }
    }

    private void assertLeavesNothing(SourceTaskContext context) throws Exception {
        Collection<?> clients = httpClients();
        int before = clients.size();

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> start(context)).hasMessageContaining("as told");
        }

        assertThat(clients).hasSize(before);
        assertThat(Jmx.beans("failing")).isEmpty();
        start(new StoredOffsets());
        assertThat(Jmx.value(TASK, TaskMetric.REQUEST_LIMIT)).isEqualTo(2.5);
    }

    private void start(SourceTaskContext context) {
        Map<String, String> props = EmulatedAws.props(
                cloudWatch.endpoint(), Map.of("log.group.prefixes", "shop/", "log.groups", "a,b,c,d"));
        props.put("name", "failing");
        new TaskShare(0, 4).putInto(props);
        task = new CloudWatchLogsSourceTask();
        task.initialize(context);
        task.start(props);
    }

    /** Of the SDK, all that are not closed. */
    private static Collection<?> httpClients() throws ReflectiveOperationException {
        Class<?> reaper = Class.forName("software.amazon.awssdk.http.apache5.internal.conn.IdleConnectionReaper");
        Field managers = reaper.getDeclaredField("connectionManagers");
        managers.setAccessible(true);
        return ((Map<?, ?>) managers.get(reaper.getMethod("getInstance").invoke(null))).keySet();
    }
}
