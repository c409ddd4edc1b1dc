package io.tocsin.it.docker;

import io.tocsin.quickstart.cluster.FreePort;
import java.util.HashMap;
import java.util.Map;

/** A Kafka broker in a container of the image that the workers are built on. */
final class Broker implements AutoCloseable {
    private final Container container;
    private final String bootstrapServers;

    private Broker(Container container, String bootstrapServers) {
        this.container = container;
        this.bootstrapServers = bootstrapServers;
    }

    static Broker start(String name) {
        String address = "127.0.0.1:" + FreePort.any();
        return new Broker(Container.start(name, Images.base("KAFKA_IMAGE"), settings(address)), address);
    }

    private static Map<String, String> settings(String address) {
        String controller = "127.0.0.1:" + FreePort.any();
        Map<String, String> settings = new HashMap<>();
        settings.put("KAFKA_NODE_ID", "1");
        settings.put("KAFKA_PROCESS_ROLES", "broker,controller");
        settings.put("KAFKA_LISTENERS", "PLAINTEXT://" + address + ",CONTROLLER://" + controller);
        settings.put("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://" + address);
        settings.put("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER");
        settings.put("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@" + controller);
        settings.put("KAFKA_LOG_DIRS", "/var/lib/kafka/data");
        settings.put("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        settings.put("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1");
        settings.put("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1");
        settings.put("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1");
        settings.put("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        settings.put("KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "1000");
        settings.put("KAFKA_HEAP_OPTS", "-Xmx512m");
        return settings;
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    Container container() {
        return container;
    }

    @Override
    public void close() {
        container.close();
    }
}
