package io.tocsin.quickstart.deploy;

import io.tocsin.quickstart.plan.Logs;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Configurations of the source connector. */
public final class SourceConfig {
    private final String filter;

    /** For events that match the filter pattern; an empty one lets all through. */
    public SourceConfig(String filter) {
        this.filter = filter;
    }

    /** For a log group of a local CloudWatch Logs, from its first event on. */
    public Map<String, String> local(URI endpoint, String region, String account, String group) {
        Map<String, String> config = common(group, "earliest");
        config.put("aws.endpoint", endpoint.toString());
        config.put("aws.region", region);
        config.put("aws.account.id", account);
        config.put("aws.access.key.id", "local");
        config.put("aws.secret.access.key", "local");
        config.put("poll.interval.ms", "1000");
        return config;
    }

    /** For AWS, with the credentials of the environment. */
    public Map<String, String> aws(Logs.Aws aws) {
        Map<String, String> config = common(aws.group(), aws.startFrom());
        putUnlessNull(config, "aws.region", aws.region());
        putUnlessNull(config, "aws.profile", aws.profile());
        putUnlessNull(config, "aws.endpoint", aws.endpoint());
        return config;
    }

    private Map<String, String> common(String group, String startFrom) {
        Map<String, String> config = new TreeMap<>();
        config.put("connector.class", "io.tocsin.cloudwatch.CloudWatchLogsSourceConnector");
        config.put("tasks.max", "1");
        config.put("log.groups", group);
        config.put("start.from", startFrom);
        config.put("topic", ConnectorNames.TOPIC);
        config.put("heartbeat.topic", ConnectorNames.HEARTBEAT_TOPIC);
        config.put("topic.creation.default.replication.factor", "1");
        config.put("topic.creation.default.partitions", "1");
        if (!filter.isEmpty()) {
            config.put("filter.pattern", filter);
        }
        return config;
    }

    private static void putUnlessNull(Map<String, String> config, String key, @Nullable String value) {
        if (value != null) {
            config.put(key, value);
        }
    }
}
