package io.tocsin.it.docker;

import static org.awaitility.Awaitility.await;

import io.tocsin.quickstart.cluster.ConnectRest;
import io.tocsin.quickstart.cluster.FreePort;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A container of the image with both plugins. */
final class Worker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Container container;
    private final URI url;
    private final URI metrics;
    private final ConnectRest rest;

    private Worker(Container container, URI url, URI metrics) {
        this.container = container;
        this.url = url;
        this.metrics = metrics;
        this.rest = new ConnectRest(url);
    }

    /** Starts one without waiting for it. */
    static Worker start(String name, String bootstrapServers, Map<String, String> environment) {
        URI url = URI.create("http://127.0.0.1:" + FreePort.any());
        URI metrics = URI.create("http://127.0.0.1:" + FreePort.any());
        Map<String, String> all = new HashMap<>(settings());
        all.put("CONNECT_BOOTSTRAP_SERVERS", bootstrapServers);
        all.put("CONNECT_LISTENERS", url.toString());
        all.put("TOCSIN_METRICS", metrics.getAuthority());
        all.putAll(environment);
        return new Worker(Container.start(name, Images.CONNECT, all), url, metrics);
    }

    /** For one broker; and a worker that was killed is missed soon. */
    private static Map<String, String> settings() {
        return Map.of(
                "KAFKA_HEAP_OPTS", "-Xmx512m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
                "CONNECT_CONFIG_STORAGE_REPLICATION_FACTOR", "1",
                "CONNECT_OFFSET_STORAGE_REPLICATION_FACTOR", "1",
                "CONNECT_STATUS_STORAGE_REPLICATION_FACTOR", "1",
                "CONNECT_SESSION_TIMEOUT_MS", "3000",
                "CONNECT_HEARTBEAT_INTERVAL_MS", "500",
                "CONNECT_SCHEDULED_REBALANCE_MAX_DELAY_MS", "0",
                "CONNECT_CONSUMER_SESSION_TIMEOUT_MS", "3000",
                "CONNECT_CONSUMER_HEARTBEAT_INTERVAL_MS", "500",
                "CONNECT_OFFSET_FLUSH_INTERVAL_MS", "1000");
    }

    /** Waits until it has joined its group and takes connectors. */
    void awaitReady() {
        await("worker " + url).atMost(PATIENCE).until(this::isReady);
    }

    boolean isReady() {
        if (!container.isRunning()) {
            throw new AssertionError("the worker has ended:\n" + container.log());
        }
        try {
            return rest.isReady();
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    ConnectRest rest() {
        return rest;
    }

    /** Where the JMX exporter shows its metrics. */
    URI metrics() {
        return metrics;
    }

    /** By what name the states of connectors and tasks call it: host and port. */
    String id() {
        return url.getAuthority();
    }

    Container container() {
        return container;
    }

    @Override
    public void close() {
        container.close();
    }
}
