package io.tocsin.quickstart.cluster;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;

/** Settings of a Connect worker on 127.0.0.1, from which one can depart with {@link #with}. */
public final class WorkerSettings {
    private final Map<String, String> settings;

    private WorkerSettings(Map<String, String> settings) {
        this.settings = Map.copyOf(settings);
    }

    /**
     * A worker that keeps its offsets in a file, and its connectors nowhere.
     *
     * @param pluginPath directory of the unpacked plugins
     */
    public static WorkerSettings standalone(Broker broker, Path pluginPath, Path offsets) {
        Map<String, String> settings = common(broker, pluginPath);
        settings.put("offset.storage.file.filename", offsets.toString());
        return new WorkerSettings(settings);
    }

    /**
     * A worker that keeps connectors, offsets and states in topics, with exactly-once delivery from sources.
     *
     * @param pluginPath directory of the unpacked plugins
     */
    public static WorkerSettings distributed(Broker broker, Path pluginPath) {
        Map<String, String> settings = common(broker, pluginPath);
        settings.put("group.id", "tocsin-connect");
        settings.put("exactly.once.source.support", "enabled");
        for (String storage : new String[] {"config", "offset", "status"}) {
            settings.put(storage + ".storage.topic", "tocsin-connect-" + storage);
            settings.put(storage + ".storage.replication.factor", "1");
        }
        settings.put("offset.storage.partitions", "1");
        settings.put("status.storage.partitions", "1");
        quick(settings);
        return new WorkerSettings(settings);
    }

    /** These settings with one more, or another value for one. */
    public WorkerSettings with(String key, String value) {
        Map<String, String> changed = new HashMap<>(settings);
        changed.put(key, value);
        return new WorkerSettings(changed);
    }

    /** These settings, and connectors may say {@code ${env:NAME}} for variables whose names match the pattern. */
    public WorkerSettings withEnvironment(String pattern) {
        return with("config.providers", "env")
                .with("config.providers.env.class", EnvVarConfigProvider.class.getName())
                .with("config.providers.env.param.allowlist.pattern", pattern);
    }

    /** As a worker's properties file would hold them. */
    public Map<String, String> asMap() {
        return settings;
    }

    private static Map<String, String> common(Broker broker, Path pluginPath) {
        Map<String, String> settings = new HashMap<>();
        settings.put("bootstrap.servers", broker.bootstrapServers());
        settings.put("plugin.path", pluginPath.toString());
        // Plugins are those that their jars name for ServiceLoader, so that no jar is searched.
        settings.put("plugin.discovery", "service_load");
        settings.put("listeners", "http://127.0.0.1:0");
        // A topic that a person can read: no schema beside each record.
        settings.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        settings.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        settings.put("value.converter.schemas.enable", "false");
        // A minute by default, for which whoever watches the offsets would wait.
        settings.put("offset.flush.interval.ms", "1000");
        // A killed worker's consumers are still members of their groups until their sessions end.
        settings.put("consumer.session.timeout.ms", "3000");
        settings.put("consumer.heartbeat.interval.ms", "500");
        // Without this, a sink reads what an aborted transaction of the source has left.
        settings.put("consumer.isolation.level", "read_committed");
        return settings;
    }

    /** One worker has nobody to wait for. */
    private static void quick(Map<String, String> settings) {
        settings.put("scheduled.rebalance.max.delay.ms", "0");
        settings.put("session.timeout.ms", "3000");
        settings.put("heartbeat.interval.ms", "500");
    }
}
