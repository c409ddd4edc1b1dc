package io.tocsin.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.cloudwatch.config.RequestSettings;
import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudWatchLogsSourceConnectorTest {
    private static final Map<String, String> PARTITION = Map.of("region", "eu-west-1", "log_group", "a");

    private final CloudWatchEmulator cloudWatch = CloudWatchEmulator.start(0);
    private final CloudWatchLogsSourceConnector connector = new CloudWatchLogsSourceConnector();

    @AfterEach
    void stop() {
        cloudWatch.close();
    }

    @Test
    void isFoundByItsServiceManifest() {
        assertThat(ServiceLoader.load(SourceConnector.class))
                .hasAtLeastOneElementOfType(CloudWatchLogsSourceConnector.class);
    }

    @Test
    void hasARealVersion() {
        assertThat(connector.version()).matches("\\d+\\.\\d+\\.\\d+(-[A-Za-z0-9.-]+)?");
        assertThat(new CloudWatchLogsSourceTask().version()).isEqualTo(connector.version());
    }

    @Test
    void spreadsTheLogGroupsOverItsTasks() {
        connector.start(props("a,b,c,d,e"));

        assertThat(connector.taskConfigs(2))
                .extracting(task -> task.get("tocsin.task"))
                .containsExactly("0", "1");
        assertThat(connector.taskConfigs(2))
                .allSatisfy(task ->
                        assertThat(task).containsEntry("topic", "alarms").containsEntry("name", "my-connector"));
    }

    @Test
    void itsTasksShareTheRequests() {
        connector.start(props("a,b,c,d,e"));

        assertThat(connector.taskConfigs(2))
                .allSatisfy(task -> assertThat(SourceConfig.of(task).requests())
                        .isEqualTo(new RequestSettings(10, 2, 48 << 20, false)));
    }

    @Test
    void hasNoMoreTasksThanLogGroups() {
        connector.start(props("a,b"));

        assertThat(connector.taskConfigs(8)).hasSize(2);
        assertThat(connector.taskClass()).isEqualTo(CloudWatchLogsSourceTask.class);
        connector.stop();
    }

    @Test
    void whereLogGroupsAreFoundAllTasksStartAndTheirSettingsNeverChange() {
        Map<String, String> props = props("a");
        props.put("log.group.prefixes", "/aws/");
        connector.start(props);
        List<Map<String, String>> before = connector.taskConfigs(3);

        cloudWatch.region("eu-west-1").createLogGroup("/aws/lambda/payments");
        connector.start(props);

        assertThat(before)
                .hasSize(3)
                .isEqualTo(connector.taskConfigs(3))
                .allSatisfy(task -> assertThat(task).containsAllEntriesOf(props));
    }

    @Test
    void aTaskAcceptsItsShareOfValidSettings() {
        Map<String, String> props = props(
                "arn:aws:logs:eu-west-1:123456789012:log-group:a,arn:aws:logs:eu-west-1:123456789012:log-group:b");
        props.remove("aws.region");
        connector.start(props);

        assertThat(connector.taskConfigs(2))
                .hasSize(2)
                .allSatisfy(task -> assertThat(connector.validate(task).configValues())
                        .flatExtracting(ConfigValue::errorMessages)
                        .isEmpty());
    }

    @Test
    void reportsErrorsWithoutThrowingAndRefusesToStartWithThem() {
        assertThat(connector.validate(Map.of()).configValues())
                .filteredOn(value -> !value.errorMessages().isEmpty())
                .extracting(ConfigValue::name)
                .containsExactlyInAnyOrder("log.groups", "topic");
        assertThatThrownBy(() -> connector.start(Map.of())).isInstanceOf(ConfigException.class);
    }

    @Test
    void supportsExactlyOnceWithTheWorkersOwnTransactions() {
        assertThat(connector.exactlyOnceSupport(props("a"))).isEqualTo(ExactlyOnceSupport.SUPPORTED);
        assertThat(connector.canDefineTransactionBoundaries(props("a")))
                .isEqualTo(ConnectorTransactionBoundaries.UNSUPPORTED);
    }

    @Test
    void acceptsAPositionAloneAsTextOrMillisecondsAndATombstone() {
        assertThat(alter(PARTITION, Map.of("position", "2026-11-22T08:00:00Z"))).isTrue();
        assertThat(alter(PARTITION, Map.of("position", 1_795_334_400_000L))).isTrue();
        assertThat(alter(PARTITION, null)).isTrue();
        assertThat(alter(Map.of("region", "eu-west-1", "log_group", "a", "metric_filter", "errors"), null))
                .isTrue();
        assertThat(alter(
                        Map.of("region", "eu-west-1", "log_group", "*", "task", "0"),
                        Map.of("position", "2026-11-22T08:00:00Z")))
                .isTrue();
        assertThat(alter(Map.of("region", "eu-west-1", "log_group", "a", "account", "123456789012"), null))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "position | yesterday | position",
                "positoin | 2026-11-22T08:00:00Z | positoin",
                "state    | AAAA      | position",
            })
    void rejectsAnOffsetByName(String key, String value, String named) {
        assertThatThrownBy(() -> alter(PARTITION, Map.of(key, value)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("log_group=a")
                .hasMessageContaining(named);
    }

    @Test
    void rejectsAPartitionByName() {
        Map<String, Object> position = Map.of("position", "2026-11-22T08:00:00Z");

        assertRejected(Map.of("region", "eu-west-1"), position, "'log_group' is missing");
        assertRejected(Map.of("log_group", "a"), position, "'region' is missing");
        assertRejected(Map.of("region", "eu-west-1", "logGroup", "a"), position, "unknown key 'logGroup'");
        assertRejected(Map.of("region", "eu-west-1", "log_group", 7), position, "'log_group' is 7");
        assertRejected(Map.of("region", "eu-west-1"), null, "'log_group' is missing");
        assertRejected(Map.of("region", "eu-west-1", "log_group", "*"), position, "'task' is missing");
        assertRejected(Map.of("region", "eu-west-1", "log_group", "a", "task", "0"), position, "unknown key 'task'");
    }

    @Test
    void rejectsANullPartition() {
        Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();
        offsets.put(null, Map.of("position", "2026-11-22T08:00:00Z"));

        assertThatThrownBy(() -> connector.alterOffsets(Map.of(), offsets)).isInstanceOf(ConnectException.class);
    }

    @Test
    void acceptsNothingToDo() {
        assertThatCode(() -> connector.alterOffsets(props("a"), Map.of())).doesNotThrowAnyException();
    }

    private void assertRejected(Map<String, ?> partition, @Nullable Map<String, ?> offset, String words) {
        assertThatThrownBy(() -> alter(partition, offset))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining(words);
    }

    private boolean alter(Map<String, ?> partition, @Nullable Map<String, ?> offset) {
        Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();
        offsets.put(partition, offset);
        return connector.alterOffsets(props("a"), offsets);
    }

    private Map<String, String> props(String logGroups) {
        return new HashMap<>(Map.of(
                "name", "my-connector",
                "log.groups", logGroups,
                "aws.region", "eu-west-1",
                "aws.endpoint", cloudWatch.endpoint().toString(),
                "aws.access.key.id", "AKIDEXAMPLE",
                "aws.secret.access.key", "secret",
                "topic", "alarms"));
    }
}
