package io.tocsin.it.cluster;

import static org.awaitility.Awaitility.await;

import io.tocsin.quickstart.cluster.ConnectRest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A Connect worker in a JVM of its own: Kafka's own program, which can be killed and started again. */
public final class WorkerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String MAIN = "org.apache.kafka.connect.cli.ConnectDistributed";

    private final WorkerOptions options;
    private final Path properties;
    private final Path log;
    private final URI url;
    private final ConnectRest rest;
    private @Nullable Process process;

    /**
     * Not started yet.
     *
     * @param properties the worker's properties file
     * @param log where what it says is added
     * @param url where its REST API will be
     */
    WorkerProcess(WorkerOptions options, Path properties, Path log, URI url) {
        this.options = options;
        this.properties = properties;
        this.log = log;
        this.url = url;
        this.rest = new ConnectRest(url);
    }

    /** Starts it, for the first time or again, and returns when it has joined its group and takes connectors. */
    public void start() {
        launch();
        awaitReady();
    }

    /** Waits until a worker that was launched has joined its group and takes connectors. */
    public void awaitReady() {
        await("worker " + log).atMost(PATIENCE).until(this::isReady);
    }

    /** Starts it without waiting for it. */
    public void launch() {
        ProcessBuilder builder = new ProcessBuilder(command());
        builder.environment().keySet().removeIf(name -> name.startsWith("SLACK_") || name.startsWith("AWS_"));
        builder.environment().putAll(options.environment());
        builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a worker", e);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(options.runtime().java());
        command.addAll(options.jvm());
        command.addAll(List.of(MAIN, properties.toString()));
        return command;
    }

    private boolean isReady() {
        if (!isAlive()) {
            throw new AssertionError("the worker has ended; what it said is in " + log.toAbsolutePath());
        }
        try {
            return rest.isReady();
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    public ConnectRest rest() {
        return rest;
    }

    /** Of its REST API. */
    public URI url() {
        return url;
    }

    /** Where all it said is, over its restarts. */
    public Path log() {
        return log;
    }

    /** By what name the states of connectors and tasks call it: host and port. */
    public String id() {
        return url.getAuthority();
    }

    /** The number of its process, while it runs. */
    public long pid() {
        if (process == null) {
            throw new IllegalStateException("not started");
        }
        return process.pid();
    }

    /** kill -9: it has no time to flush, to commit or to leave its group. */
    public void kill() {
        if (process != null) {
            process.destroyForcibly();
            awaitEnd(process);
        }
    }

    /** An orderly stop (SIGTERM). */
    public void stop() {
        if (process != null) {
            process.destroy();
            awaitEnd(process);
        }
    }

    private void awaitEnd(Process ending) {
        try {
            if (!ending.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the worker does not end; what it said is in " + log.toAbsolutePath());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a worker was ending", e);
        }
    }

    /** Kills it, if it runs. */
    @Override
    public void close() {
        kill();
    }
}
