package io.tocsin.it.cluster;

import io.tocsin.quickstart.cluster.WorkerSettings;
import java.util.HashMap;
import java.util.Map;

/**
 * Broker and worker with the settings that Kafka ships, as most people run them, in place of what the quickstart chooses for its users.
 * A test that needs another value sets it itself. What stays different from Kafka's defaults is told where it is set: in the
 * quickstart's {@code BrokerSettings} and {@code WorkerSettings}, in {@link Cluster} and in {@link WorkerCluster}.
 */
final class FreshDefaults {
    private static final String JSON_CONVERTER = "org.apache.kafka.connect.json.JsonConverter";

    private FreshDefaults() {}

    /** The broker creates a topic that a client asks for, as it does unless told otherwise. */
    static Map<String, String> broker(Map<String, String> settings) {
        Map<String, String> fresh = new HashMap<>(settings);
        fresh.remove("auto.create.topics.enable");
        return fresh;
    }

    /** As in Kafka's {@code connect-distributed.properties}; no {@code header.converter} is set anywhere. */
    static WorkerSettings worker(WorkerSettings settings) {
        return settings.with("key.converter", JSON_CONVERTER)
                .with("value.converter", JSON_CONVERTER)
                .with("value.converter.schemas.enable", "true")
                .with("exactly.once.source.support", "disabled")
                .with("consumer.isolation.level", "read_uncommitted");
    }
}
