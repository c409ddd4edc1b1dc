package io.tocsin.it.compatibility;

import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.it.cluster.Jmx;
import io.tocsin.it.cluster.ProcessStage;
import io.tocsin.it.cluster.WorkerOptions;
import io.tocsin.it.cluster.WorkerProcess;
import io.tocsin.quickstart.cluster.FreePort;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Workers of one setup, of which one runs at a time, on a broker of the newest line. */
final class Workers implements AutoCloseable {
    private final Setup setup;
    private @Nullable ProcessStage stage;
    private @Nullable WorkerProcess running;
    private int jmxPort;

    /** Nothing runs yet. */
    Workers(Setup setup) {
        this.setup = setup;
    }

    /** Starts broker, emulators and the first worker. */
    void start() {
        stage = new ProcessStage(
                "kafka-" + setup.id(),
                CloudWatchEmulator.start(0),
                SlackEmulator.start(SlackOptions.defaults().withoutRateLimit()));
        startWorker("first", setup.discovery());
    }

    private void startWorker(String called, String discovery) {
        jmxPort = FreePort.any();
        WorkerOptions options = WorkerOptions.defaults()
                .quickToStart()
                .on(setup.runtime())
                .jmx(jmxPort)
                .setting("plugin.discovery", discovery);
        WorkerProcess worker = stage().worker(called, options);
        running = worker;
        worker.start();
    }

    Setup setup() {
        return setup;
    }

    ProcessStage stage() {
        return Objects.requireNonNull(stage, "start() comes first");
    }

    /** Of the worker that runs. */
    Jmx jmx() {
        return Jmx.at(jmxPort);
    }

    /** As kill -9 does. */
    void kill() {
        Objects.requireNonNull(running, "start() comes first").kill();
    }

    /** Another worker of the group, which finds plugins in another way. */
    void startNext() {
        startWorker("next", setup.nextDiscovery());
    }

    @Override
    public void close() {
        if (stage != null) {
            stage.close();
        }
    }

    @Override
    public String toString() {
        return setup.toString();
    }
}
