package io.tocsin.it.cluster;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.provider.ConfigProvider;

/**
 * Resolves {@code ${env:NAME}} and {@code ${file:PATH:NAME}} from variables that tests set, since a JVM cannot change its
 * environment. Kafka makes its own
 * instances, hence the static map.
 */
public final class TestEnvironment implements ConfigProvider {
    private static final Map<String, String> VARIABLES = new ConcurrentHashMap<>();

    static void set(String variable, String value) {
        VARIABLES.put(variable, value);
    }

    @Override
    public ConfigData get(String path) {
        return new ConfigData(Map.copyOf(VARIABLES));
    }

    @Override
    public ConfigData get(String path, Set<String> keys) {
        return new ConfigData(VARIABLES.entrySet().stream()
                .filter(variable -> keys.contains(variable.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public void configure(Map<String, ?> configs) {}

    @Override
    public void close() {}
}
