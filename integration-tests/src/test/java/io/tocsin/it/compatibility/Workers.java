package io.tocsin.it.compatibility;

import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.it.cluster.ProcessStage;
import io.tocsin.it.cluster.WorkerOptions;
import io.tocsin.it.cluster.WorkerProcess;

/** Workers of one setup, of which one runs at a time, on a broker of the newest line. */
final class Workers implements AutoCloseable {
    private final Setup setup;
    private final ProcessStage stage;
    private WorkerProcess running;

    private Workers(Setup setup) {
        this.setup = setup;
        stage = new ProcessStage(
                "kafka-" + setup.id(),
                CloudWatchEmulator.start(0),
                SlackEmulator.start(SlackOptions.defaults().withoutRateLimit()));
        running = worker("first", setup.discovery());
    }

    /** Broker, emulators, and the first worker. */
    static Workers start(Setup setup) {
        Workers workers = new Workers(setup);
        workers.running.start();
        return workers;
    }

    private WorkerProcess worker(String called, String discovery) {
        return stage.worker(
                called,
                WorkerOptions.defaults().quickToStart().on(setup.runtime()).setting("plugin.discovery", discovery));
    }

    Setup setup() {
        return setup;
    }

    ProcessStage stage() {
        return stage;
    }

    /** As kill -9 does. */
    void kill() {
        running.kill();
    }

    /** Another worker of the group, which finds plugins in another way. */
    void startNext() {
        running = worker("next", setup.nextDiscovery());
        running.start();
    }

    @Override
    public void close() {
        stage.close();
    }

    @Override
    public String toString() {
        return setup.toString();
    }
}
