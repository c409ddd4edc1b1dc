package io.tocsin.it.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** A container on the network of this machine, whose log is kept in {@code target/containers/}. */
final class Container implements AutoCloseable {
    private final GenericContainer<?> container;
    private final Path log;

    private Container(GenericContainer<?> container, Path log) {
        this.container = container;
        this.log = log;
    }

    /**
     * Starts one.
     *
     * @param name of its log
     * @param command and its arguments; without them, the image's own
     */
    static Container start(String name, String image, Map<String, String> environment, String... command) {
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(image))
                .withNetworkMode("host")
                .withEnv(environment);
        if (command.length > 0) {
            container.withCommand(command);
        }
        container.start();
        return new Container(container, Path.of("target", "containers", name + ".log"));
    }

    boolean isRunning() {
        return container.isRunning();
    }

    /** What the image's own health check finds. */
    boolean isHealthy() {
        return container.isHealthy();
    }

    String log() {
        return container.getLogs();
    }

    /** What a command prints that is run beside what the container runs. */
    String run(String... command) {
        try {
            return container.execInContainer(command).getStdout().strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + String.join(" ", command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + String.join(" ", command), e);
        }
    }

    /** kill -9. */
    void kill() {
        container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }

    /** Starts it again after a kill, with the files that it had. */
    void startAgain() {
        container
                .getDockerClient()
                .startContainerCmd(container.getContainerId())
                .exec();
    }

    /** An orderly stop and a start. */
    void restart() {
        container
                .getDockerClient()
                .restartContainerCmd(container.getContainerId())
                .exec();
    }

    @Override
    public void close() {
        try {
            Files.createDirectories(log.getParent());
            Files.writeString(log, container.getLogs());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + log, e);
        } finally {
            container.close();
        }
    }
}
