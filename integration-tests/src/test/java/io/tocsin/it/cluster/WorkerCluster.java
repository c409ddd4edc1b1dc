package io.tocsin.it.cluster;

import io.tocsin.quickstart.cluster.Broker;
import io.tocsin.quickstart.cluster.ConnectRest;
import io.tocsin.quickstart.cluster.FreePort;
import io.tocsin.quickstart.cluster.WorkerSettings;
import io.tocsin.quickstart.plugins.DirectoryTree;
import io.tocsin.quickstart.plugins.PluginZips;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A broker in this JVM, and Connect workers of one group with the packaged plugins in JVMs of their own. */
public final class WorkerCluster implements AutoCloseable {
    /** Where the workers keep source offsets, in one partition. */
    public static final String OFFSETS_TOPIC = "tocsin-connect-offset";

    private final String name;
    private final Path directory;
    private final Path plugins;
    private final Broker broker;
    private final List<WorkerProcess> workers = new ArrayList<>();

    private WorkerCluster(String name, Path checkout, UnaryOperator<Map<String, String>> change) throws IOException {
        this.name = name;
        directory = Files.createTempDirectory("tocsin-" + name + "-");
        plugins = PluginZips.of(checkout).unpackInto(directory.resolve("plugins"));
        broker = Broker.start(directory.resolve("kafka"), 0, settings -> change.apply(FreshDefaults.broker(settings)));
    }

    /**
     * Starts a broker, and no worker yet.
     *
     * @param name the workers' group, and how the files begin in which they say what they do ({@code target/workers/})
     * @param checkout where the plugins have been built
     */
    public static WorkerCluster start(String name, Path checkout) {
        return start(name, checkout, UnaryOperator.identity());
    }

    /**
     * As {@link #start(String, Path)}.
     *
     * @param broker changes the broker's settings
     */
    public static WorkerCluster start(String name, Path checkout, UnaryOperator<Map<String, String>> broker) {
        try {
            return new WorkerCluster(name, checkout, broker);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the cluster " + name, e);
        }
    }

    /** One more worker, not started yet; all workers of a cluster should agree about exactly-once delivery. */
    public WorkerProcess worker(String called, WorkerOptions options) {
        int port = FreePort.any();
        String url = "http://127.0.0.1:" + port;
        Map<String, String> settings = new HashMap<>(FreshDefaults.worker(WorkerSettings.distributed(broker, plugins))
                .withEnvironment(".*")
                .with("group.id", name)
                // A worker that is killed while it joins counts as joining for that long, and all others wait for it.
                .with("rebalance.timeout.ms", "5000")
                .asMap());
        settings.putAll(options.settings());
        settings.put("listeners", url);
        WorkerProcess worker = new WorkerProcess(options, properties(called, settings), log(called), URI.create(url));
        workers.add(worker);
        return worker;
    }

    private Path properties(String called, Map<String, String> settings) {
        Properties properties = new Properties();
        properties.putAll(settings);
        Path file = directory.resolve(called + ".properties");
        try (var out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return file;
    }

    private Path log(String called) {
        Path file = Path.of("target", "workers", name + "-" + called + ".log");
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make room for " + file, e);
        }
        return file;
    }

    /** The REST API of a worker that runs. */
    public ConnectRest rest() {
        return workers.stream()
                .filter(WorkerProcess::isAlive)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no worker runs"))
                .rest();
    }

    /** Connectors over whichever worker runs. Need not be closed: they go with the cluster. */
    public Connectors connectors() {
        return new Connectors(this::rest);
    }

    /** A topic of one partition, with settings of its own such as {@code message.timestamp.type}. */
    public void createTopic(String topic, Map<String, String> config) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.createTopics(Set.of(new NewTopic(topic, 1, (short) 1).configs(config)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot create the topic " + topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating the topic " + topic, e);
        }
    }

    /** Deletes topics, with all that is in them. */
    public void deleteTopics(Collection<String> topics) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.deleteTopics(topics).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot delete the topics " + topics, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while deleting the topics " + topics, e);
        }
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Kills the workers, stops the broker, and removes what they kept. */
    @Override
    public void close() {
        workers.forEach(WorkerProcess::close);
        broker.close();
        try {
            DirectoryTree.remove(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + directory, e);
        }
    }
}
