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
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.stream.Stream;
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
import org.junit.jupiter.params.provider.ValueSource;

class CloudWatchLogsSourceConnectorTest {
    private static final Map<String, String> PARTITION = Map.of("region", "eu-west-1", "log_group", "a");
    private static final Map<String, Object> POSITION = Map.of("position", "2026-11-22T08:00:00Z");

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
                        .isEqualTo(new RequestSettings(OptionalLong.empty(), 10, 2, 48 << 20, false)));
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
    }

    /** What is no more read may be forgotten, and so may all that DELETE finds, whoever wrote it under the connector's name. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "a, account", "b", "b, metric_filter", "*, task", "c, of_another_connector"})
    void acceptsTombstonesOfAnyPartition(String partition) {
        Map<String, Object> any = new HashMap<>(Map.of("region", "us-east-1"));
        String[] parts = partition.split(", ");
        any.put("log_group", parts[0]);
        Stream.of(parts).skip(1).forEach(key -> any.put(key, "1"));

        assertThat(alter(any, null)).isTrue();
        assertThat(connector.alterOffsets(Map.of("a", "wrong configuration"), tombstone(any)))
                .isTrue();
    }

    private static Map<Map<String, ?>, Map<String, ?>> tombstone(Map<String, ?> partition) {
        Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();
        offsets.put(partition, null);
        return offsets;
    }

    /** What one names is read under one partition, with the account if the configuration tells it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "a                                                 | -            | -",
                "a                                                 | 123456789012 | 123456789012",
                "arn:aws:logs:eu-west-1:210987654321:log-group:a   | -            | 210987654321",
                "b,arn:aws:logs:eu-west-1:210987654321:log-group:a | 123456789012 | 210987654321",
            })
    void acceptsOnlyThePartitionThatIsRead(String groups, @Nullable String account, @Nullable String inPartition) {
        Map<String, String> props = props(groups);
        props.put("aws.account.id", account);
        Map<String, String> right = new HashMap<>(PARTITION);
        Map<String, String> wrong = new HashMap<>(PARTITION);
        if (inPartition != null) {
            right.put("account", inPartition);
        } else {
            wrong.put("account", "123456789012");
        }

        assertThat(connector.alterOffsets(props, Map.of(right, POSITION))).isTrue();
        assertThatThrownBy(() -> connector.alterOffsets(props, Map.of(wrong, POSITION)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("log_group=a")
                .hasMessageContaining("reads it under " + SourcePartition.shown(right));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "log.groups         | a,b     | us-east-1 | a       | -            | -      | reads region eu-west-1 (aws.region)",
                "log.groups         | a,b     | eu-west-1 | c       | -            | -      | it reads a, b",
                "log.groups         | a,b     | eu-west-1 | c       | 123456789012 | -      | of account 123456789012; it reads a, b",
                "log.groups         | a,b     | eu-west-1 | a       | -            | errors | under {\"log_group\": \"a\", \"region\": \"eu-west-1\"}",
                "log.groups         | a,b     | eu-west-1 | *       | -            | -      | finds no log groups",
                "log.group.prefixes | shop/   | eu-west-1 | shop/a  | -            | -      | such as {\"account\": \"123456789012\", \"log_group\": \"shop/a\", \"region\": \"eu-west-1\"}",
                "log.group.prefixes | shop/   | eu-west-1 | shop/a  | 123456789012 | errors | such as {\"account\"",
                "log.group.prefixes | shop/   | eu-west-1 | depot/a | 123456789012 | -      | does not read this log group of account 123456789012",
                "log.group.include  | shop/.* | eu-west-1 | depot/a | 123456789012 | -      | does not read this log group",
                "log.group.include  | .*      | eu-west-1 | shop/x  | 123456789012 | -      | does not read this log group",
                "log.group.include  | .*      | eu-west-1 | shop a  | 123456789012 | -      | does not read this log group",
                "log.group.include  | .*      | eu-west-1 | shop/a  | 12           | -      | such as {\"account\": \"123456789012\"",
                "metric.namespace   | Shop    | eu-west-1 | a       | -            | -      | is missing: with metric.namespace",
                "metric.namespace   | Shop    | eu-west-1 | a       | 123456789012 | errors | under {\"log_group\": \"a\", \"metric_filter\": \"errors\", \"region\": \"eu-west-1\"}",
            })
    void refusesWhatIsNotRead(
            String setting,
            String value,
            String region,
            String group,
            @Nullable String account,
            @Nullable String filter,
            String words) {
        Map<String, String> props = chosenBy(setting, value);
        Map<String, String> partition = partition(region, group, account, filter);

        assertThatThrownBy(() -> connector.alterOffsets(props, Map.of(partition, POSITION)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("log_group=" + group)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "log.groups         | a,b     | b      | -            | -",
                "log.group.prefixes | shop/   | shop/a | 210987654321 | -",
                "log.group.include  | shop/.* | shop/a | 123456789012 | -",
                "log.group.tags     | team    | any    | 123456789012 | -",
                "log.group.prefixes | shop/   | *      | -            | -",
                "metric.namespace   | Shop    | a      | -            | errors",
                "metric.namespace   | Shop    | *      | -            | -",
            })
    void acceptsWhatMayBeRead(
            String setting, String value, String group, @Nullable String account, @Nullable String filter) {
        assertThat(connector.alterOffsets(
                        chosenBy(setting, value), Map.of(partition("eu-west-1", group, account, filter), POSITION)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"all, 210987654321, true", "210987654321, 210987654321, true", "210987654321, 123456789012, false"})
    void judgesLinkedAccounts(String linked, String account, boolean read) {
        Map<String, String> props = chosenBy("log.group.prefixes", "shop/");
        props.put("linked.accounts", linked);
        Map<Map<String, ?>, Map<String, ?>> offsets = Map.of(partition("eu-west-1", "shop/a", account, null), POSITION);

        if (read) {
            assertThat(connector.alterOffsets(props, offsets)).isTrue();
        } else {
            assertThatThrownBy(() -> connector.alterOffsets(props, offsets)).hasMessageContaining("210987654321");
        }
    }

    private Map<String, String> chosenBy(String setting, String value) {
        Map<String, String> props = props("");
        props.remove("log.groups");
        props.put(setting, value);
        if (setting.equals("metric.namespace")) {
            props.put("metric.name", "Failures");
        } else {
            props.put("log.group.exclude", ".*/x");
        }
        return props;
    }

    private static Map<String, String> partition(
            String region, String group, @Nullable String account, @Nullable String filter) {
        Map<String, String> partition = new HashMap<>(Map.of("region", region, "log_group", group));
        if (group.equals("*")) {
            partition.put("task", "7");
        }
        if (account != null) {
            partition.put("account", account);
        }
        if (filter != null) {
            partition.put("metric_filter", filter);
        }
        return partition;
    }

    @Test
    void offsetsAreNotChangedWhileTheConfigurationIsWrong() {
        Map<String, String> props = props("a");
        props.put("poll.interval.ms", "soon");

        assertThatThrownBy(() -> connector.alterOffsets(props, Map.of(PARTITION, POSITION)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("poll.interval.ms");
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
        Map<String, Object> position = POSITION;

        assertRejected(Map.of("region", "eu-west-1"), position, "'log_group' is missing");
        assertRejected(Map.of("log_group", "a"), position, "'region' is missing");
        assertRejected(Map.of("region", "eu-west-1", "logGroup", "a"), position, "unknown key 'logGroup'");
        assertRejected(Map.of("region", "eu-west-1", "log_group", 7), position, "'log_group' is 7");
        assertRejected(Map.of("region", "eu-west-1", "log_group", "*"), position, "'task' is missing");
        assertRejected(Map.of("region", "eu-west-1", "log_group", "a", "task", "0"), position, "unknown key 'task'");
    }

    /** Who restores a backup takes all of them out at once. */
    @Test
    void namesEachPartitionThatIsNotAccepted() {
        Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();
        offsets.put(partition("eu-west-1", "gone", null, null), POSITION);
        offsets.put(partition("eu-west-1", "a", null, null), Map.of("position", "yesterday"));
        offsets.put(partition("eu-west-1", "b", null, null), POSITION);
        offsets.put(partition("us-east-1", "away", null, null), POSITION);

        assertThatThrownBy(() -> connector.alterOffsets(props("a,b"), offsets))
                .isInstanceOf(ConnectException.class)
                .hasMessageContainingAll("log_group=gone", "log_group=a,", "yesterday", "log_group=away")
                .hasMessageNotContaining("log_group=b,");
    }

    @Test
    void namesTwentyOfManyPartitionsInOrder() {
        Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();
        for (int i = 10; i < 40; i++) {
            offsets.put(partition("eu-west-1", "gone-" + i, null, null), POSITION);
        }

        assertThatThrownBy(() -> connector.alterOffsets(props("a"), offsets))
                .hasMessageMatching("(?s).*gone-10.*gone-11.*gone-29.*; and 10 more")
                .hasMessageNotContaining("gone-30");
    }

    @Test
    void rejectsANullPartition() {
        Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();
        offsets.put(null, Map.of("position", "2026-11-22T08:00:00Z"));

        assertThatThrownBy(() -> connector.alterOffsets(props("a"), offsets))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("must not be null");
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
