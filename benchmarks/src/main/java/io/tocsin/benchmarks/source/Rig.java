package io.tocsin.benchmarks.source;

import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import io.tocsin.emulator.cloudwatch.EmulatedRegion;
import io.tocsin.emulator.cloudwatch.EmulatorOptions;
import io.tocsin.it.cluster.WorkerCluster;
import io.tocsin.it.cluster.WorkerOptions;
import io.tocsin.it.cluster.WorkerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An emulated CloudWatch Logs and a broker in this JVM, and a worker in its own that reads from the one into the other. */
final class Rig implements AutoCloseable {
    static final String GROUP = "/app";
    static final String PATTERN = "ERROR";

    private final PastClock clock;
    private final String regionName;
    private final CloudWatchEmulator emulator;
    private final WorkerCluster cluster;
    private final WorkerProcess worker;
    private final List<String> topics = new ArrayList<>();

    private Rig(
            PastClock clock,
            String regionName,
            CloudWatchEmulator emulator,
            WorkerCluster cluster,
            WorkerProcess worker) {
        this.clock = clock;
        this.regionName = regionName;
        this.emulator = emulator;
        this.cluster = cluster;
        this.worker = worker;
    }

    /**
     * Starts all of it. The programs are run in the folder of the checkout.
     *
     * @param region whose quota holds, if the emulator's options say that any does
     */
    static Rig start(String name, String region, EmulatorOptions options, WorkerOptions workerOptions) {
        PastClock clock = new PastClock();
        CloudWatchEmulator emulator = CloudWatchEmulator.start(options.withClock(clock));
        WorkerCluster cluster = WorkerCluster.start(name, Path.of(""), Rig::tuned);
        WorkerProcess worker = cluster.worker("worker", workerOptions);
        worker.start();
        return new Rig(clock, region, emulator, cluster, worker);
    }

    /**
     * What a deleted topic held would stay for a minute, and each round would write into memory that no round has used before. Virtual
     * machines often have to ask for such memory page by page, which took as long as all else that the broker does. And a request of
     * a megabyte would come in ten pieces, each of which wakes the broker up.
     */
    private static Map<String, String> tuned(Map<String, String> broker) {
        Map<String, String> settings = new HashMap<>(broker);
        settings.put("log.segment.delete.delay.ms", "100");
        settings.put("socket.receive.buffer.bytes", "1048576");
        return settings;
    }

    CloudWatchEmulator emulator() {
        return emulator;
    }

    EmulatedRegion region() {
        return emulator.region(regionName);
    }

    /** Puts a history into the log group, all of which matches; each message has that many characters. */
    History history(int events, int length) {
        return history(events, length, 1);
    }

    /** As {@link #history(int, int)}, but one line in {@code every} matches. */
    History history(int lines, int length, int every) {
        return History.put(region(), clock, lines, length, every);
    }

    WorkerProcess worker() {
        return worker;
    }

    String bootstrapServers() {
        return cluster.bootstrapServers();
    }

    SequentialLoop loop() {
        return new SequentialLoop(emulator.endpoint(), regionName);
    }

    /** Deploys a source with topics of its own; what is given goes before the settings that all have. */
    SourceRun source(String name, Map<String, String> given) {
        createTopics(name, name + "-heartbeats");
        Map<String, String> config = new TreeMap<>(common(name));
        config.putAll(given);
        cluster.connectors().post(name, config);
        return new SourceRun(name, cluster);
    }

    /** Deploys a source that reads nothing: it hands over the same records again and again. */
    SourceRun memorySource(String name, Shape shape) {
        createTopics(name);
        Map<String, String> config = new TreeMap<>(shape.settings());
        config.keySet().removeIf(key -> key.startsWith("record."));
        config.put("connector.class", MemorySource.class.getName());
        config.put(MemorySource.TOPIC, name);
        config.put(MemorySource.EVENTS, Integer.toString(shape.copies()));
        config.put(MemorySource.LENGTH, Integer.toString(shape.length()));
        config.put(MemorySource.LEAN, Boolean.toString(shape.lean()));
        cluster.connectors().post(name, config);
        return new SourceRun(name, cluster);
    }

    /** Instead of those of the run before, so that their files do not fill disk and memory. */
    private void createTopics(String... names) {
        cluster.deleteTopics(topics);
        topics.clear();
        for (String name : names) {
            cluster.createTopic(name, Map.of("message.timestamp.type", "LogAppendTime", "file.delete.delay.ms", "0"));
            topics.add(name);
        }
    }

    private Map<String, String> common(String name) {
        return Map.of(
                "connector.class",
                "io.tocsin.cloudwatch.CloudWatchLogsSourceConnector",
                "log.groups",
                GROUP,
                "filter.pattern",
                PATTERN,
                "aws.region",
                regionName,
                "aws.endpoint",
                emulator.endpoint().toString(),
                "aws.access.key.id",
                "local",
                "aws.secret.access.key",
                "local",
                "topic",
                name,
                "heartbeat.topic",
                name + "-heartbeats");
    }

    @Override
    public void close() {
        cluster.close();
        emulator.close();
    }
}
