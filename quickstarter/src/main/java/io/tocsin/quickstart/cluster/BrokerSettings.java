package io.tocsin.quickstart.cluster;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Settings of the one broker, which is its own controller. */
final class BrokerSettings {
    private BrokerSettings() {}

    static Map<String, String> of(Path logDir, int port, int controllerPort) {
        Map<String, String> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("log.dirs", logDir.toString());
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        // Topics are made with the settings that the connector or the quickstart gives them, or not at all.
        settings.put("auto.create.topics.enable", "false");
        single(settings);
        quick(settings);
        return settings;
    }

    /** With one broker, the defaults for replicas would make exactly-once wait for ever. */
    private static void single(Map<String, String> settings) {
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
    }

    /** The defaults are made for clusters, where a group waits for members and a broker for others. */
    private static void quick(Map<String, String> settings) {
        settings.put("group.initial.rebalance.delay.ms", "0");
        // A killed worker is still a member of its groups until its session ends.
        settings.put("group.min.session.timeout.ms", "1000");
        // And a killed broker is still registered until its session ends.
        settings.put("broker.session.timeout.ms", "2000");
        settings.put("broker.heartbeat.interval.ms", "200");
        settings.put("controller.quorum.election.timeout.ms", "100");
        settings.put("controller.quorum.election.backoff.max.ms", "50");
        // One machine for everything: few threads, and a cleaner without its 128 MB.
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("log.cleaner.dedupe.buffer.size", "2097152");
    }
}
