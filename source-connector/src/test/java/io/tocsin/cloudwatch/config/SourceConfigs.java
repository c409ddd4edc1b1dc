package io.tocsin.cloudwatch.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigValue;

/** Configurations of the source, and what is wrong with them. */
final class SourceConfigs {
    private SourceConfigs() {}

    static Map<String, String> least() {
        return Map.of("log.groups", "payments", "aws.region", "eu-west-1", "topic", "alarms");
    }

    static Map<String, String> with(Map<String, String> more) {
        Map<String, String> props = new HashMap<>(least());
        props.putAll(more);
        return props;
    }

    static Map<String, List<String>> errors(Map<String, String> props) {
        return SourceConfig.validate(props).stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .collect(Collectors.toMap(ConfigValue::name, ConfigValue::errorMessages));
    }
}
