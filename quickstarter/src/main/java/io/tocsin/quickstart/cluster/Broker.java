package io.tocsin.quickstart.cluster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** One Kafka broker on 127.0.0.1 in this JVM, which keeps its topics in a directory. */
public final class Broker implements AutoCloseable {
    private final KafkaRaftServer server;
    private final int port;

    private Broker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker, and returns when it serves.
     *
     * @param directory where it keeps its topics; what an earlier broker left there is served again
     * @param port 1 to 65535, or 0 for any free one
     */
    public static Broker start(Path directory, int port) {
        return start(directory, port, UnaryOperator.identity());
    }

    /**
     * As {@link #start(Path, int)}.
     *
     * @param change makes the settings of a {@code server.properties} others
     */
    public static Broker start(Path directory, int port, UnaryOperator<Map<String, String>> change) {
        int actual = port == 0 ? FreePort.any() : port;
        Map<String, String> settings =
                change.apply(BrokerSettings.of(directory.resolve("topics"), actual, FreePort.any()));
        if (!Files.exists(directory.resolve("topics").resolve("meta.properties"))) {
            format(directory, settings);
        }
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        server.startup();
        return new Broker(server, actual);
    }

    /** The value for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Stops, with all that was written kept on disk. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path directory, Map<String, String> settings) {
        Path file = write(directory, settings);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] command = {
            "format", "--ignore-formatted", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString()
        };
        int exit = StorageTool.execute(command, new PrintStream(said, true, StandardCharsets.UTF_8));
        if (exit != 0) {
            throw new IllegalStateException(
                    "cannot format " + directory + ": " + said.toString(StandardCharsets.UTF_8));
        }
    }

    private static Path write(Path directory, Map<String, String> settings) {
        Properties properties = new Properties();
        properties.putAll(settings);
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve("broker.properties");
            try (var out = Files.newBufferedWriter(file)) {
                properties.store(out, null);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below " + directory, e);
        }
    }
}
