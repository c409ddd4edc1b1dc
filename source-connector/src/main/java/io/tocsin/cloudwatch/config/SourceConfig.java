package io.tocsin.cloudwatch.config;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/** All settings of the connector. */
public record SourceConfig(
        LogGroupSettings groups,
        @Nullable MetricSettings metric,
        ReadSettings read,
        AwsSettings aws,
        NetworkSettings network,
        ScanningSettings scan,
        RequestSettings requests,
        RecordSettings records,
        HeartbeatSettings heartbeats,
        TaskShare share) {

    /** Whether what to read is looked for, beside the log groups that are named. */
    public boolean finds() {
        return metric != null || groups.finds();
    }

    /** The settings as Kafka Connect shows them. */
    public static ConfigDef definition() {
        ConfigDef definition = new ConfigDef();
        LogGroupSettings.define(definition);
        MetricSettings.define(definition);
        ReadSettings.define(definition);
        AwsSettings.define(definition);
        NetworkSettings.define(definition);
        ScanningSettings.define(definition);
        RequestSettings.define(definition);
        RecordSettings.define(definition);
        HeartbeatSettings.define(definition);
        return definition;
    }

    /** Every setting with its value and all that is wrong with it. Asks nobody but the file system, and never throws. */
    public static List<ConfigValue> validate(Map<String, ? extends @Nullable String> given) {
        return List.copyOf(checked(given).values());
    }

    /**
     * The typed settings.
     *
     * @throws ConfigException if anything is wrong; it names everything that is
     */
    public static SourceConfig of(Map<String, ? extends @Nullable String> given) {
        Map<String, ConfigValue> checked = checked(given);
        List<String> complaints = checked.values().stream()
                .flatMap(value -> value.errorMessages().stream())
                .toList();
        if (!complaints.isEmpty()) {
            throw new ConfigException(String.join("\n", complaints));
        }
        Values values = new Values(checked);
        AwsSettings aws = AwsSettings.of(values);
        TaskShare share = TaskShare.of(given);
        return new SourceConfig(
                LogGroupSettings.of(values),
                MetricSettings.of(values),
                ReadSettings.of(values),
                aws,
                NetworkSettings.of(values),
                ScanningSettings.of(values),
                RequestSettings.of(values, aws.region(), share),
                RecordSettings.of(values),
                HeartbeatSettings.of(values),
                share);
    }

    private static Map<String, ConfigValue> checked(Map<String, ? extends @Nullable String> given) {
        Map<String, ConfigValue> byKey = new LinkedHashMap<>();
        definition().validate(withoutNulls(given)).forEach(value -> byKey.put(value.name(), value));
        Values values = new Values(byKey);
        LogGroupSettings.check(values);
        MetricSettings.check(values);
        ReadSettings.check(values);
        AwsSettings.check(values);
        NetworkSettings.check(values);
        ScanningSettings.check(values);
        RecordSettings.check(values);
        HeartbeatSettings.check(values);
        return byKey;
    }

    /** A null in JSON means that the setting is not given. */
    private static Map<String, String> withoutNulls(Map<String, ? extends @Nullable String> given) {
        Map<String, String> props = new HashMap<>();
        given.forEach((key, value) -> {
            if (value != null) {
                props.put(key, value);
            }
        });
        return props;
    }
}
