package io.tocsin.slack;

import io.tocsin.slack.config.DestinationSettings;
import io.tocsin.slack.config.Findings;
import io.tocsin.slack.config.SlackSinkConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts the records of topics to Slack. */
public final class SlackSinkConnector extends SinkConnector {
    private static final Logger LOG = LoggerFactory.getLogger(SlackSinkConnector.class);

    private Map<String, String> properties = Map.of();

    @Override
    public void start(Map<String, String> props) {
        properties = Map.copyOf(props);
        for (String setting : new SlackSinkConfig(properties).unencrypted()) {
            LOG.warn("{}: texts and the secret go over the network for others to read; use https://", setting);
        }
    }

    @Override
    public Class<? extends Task> taskClass() {
        return SlackSinkTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return IntStream.range(0, maxTasks)
                .mapToObj(task -> SlackSinkConfig.ofTask(task, properties))
                .toList();
    }

    /** Reports every error at once, each with the setting it is about. */
    @Override
    public Config validate(Map<String, String> connectorConfigs) {
        Map<String, List<String>> errors =
                new LinkedHashMap<>(Findings.of(connectorConfigs).errors());
        merge(errors, Messages.problems(connectorConfigs));
        merge(errors, Dispatch.problems(connectorConfigs));
        List<ConfigValue> values =
                new ArrayList<>(SlackSinkConfig.definition(connectorConfigs).validate(connectorConfigs));
        boolean online = DestinationSettings.isValidatedOnline(connectorConfigs);
        if (online
                && errors.isEmpty()
                && values.stream().allMatch(value -> value.errorMessages().isEmpty())) {
            merge(errors, OnlineCheck.problems(new SlackSinkConfig(connectorConfigs)));
        }
        for (ConfigValue value : values) {
            errors.getOrDefault(value.name(), List.of()).forEach(value::addErrorMessage);
            errors.remove(value.name());
        }
        // What is left is about settings that are not defined. Their values are not shown: they may be misplaced
        // secrets.
        errors.forEach((name, found) -> values.add(new ConfigValue(name, null, List.of(), new ArrayList<>(found))));
        return new Config(values);
    }

    private static void merge(Map<String, List<String>> errors, Map<String, List<String>> more) {
        more.forEach((name, found) ->
                errors.computeIfAbsent(name, any -> new ArrayList<>()).addAll(found));
    }

    @Override
    public ConfigDef config() {
        return SlackSinkConfig.definition();
    }

    @Override
    public void stop() {
        properties = Map.of();
    }

    @Override
    public String version() {
        return Version.current();
    }
}
