package io.tocsin.benchmarks.source;

import io.tocsin.it.cluster.WorkerCluster;
import java.time.Duration;

/** A deployed source, until it is deleted. */
final class SourceRun implements AutoCloseable {
    private final String name;
    private final WorkerCluster cluster;

    SourceRun(String name, WorkerCluster cluster) {
        this.name = name;
        this.cluster = cluster;
    }

    /** A view on the topic of its records. */
    TopicCount records() {
        return new TopicCount(cluster.bootstrapServers(), name);
    }

    /**
     * How long it took from the first heartbeat, which is written just before the first page is asked for, to the last record.
     *
     * @param records whose last one is there
     */
    Duration took(TopicCount records) {
        try (TopicCount heartbeats = new TopicCount(cluster.bootstrapServers(), name + "-heartbeats")) {
            heartbeats.count();
            return Duration.ofMillis(records.lastAt() - heartbeats.firstAt());
        }
    }

    @Override
    public void close() {
        cluster.rest().delete("/connectors/" + name);
    }
}
