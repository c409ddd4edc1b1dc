package io.tocsin.it.compatibility;

import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import io.tocsin.emulator.cloudwatch.EmulatedRegion;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.cluster.Connectors;
import io.tocsin.it.cluster.Stage;
import io.tocsin.it.cluster.WorkerCluster;
import io.tocsin.it.cluster.WorkerOptions;
import io.tocsin.it.cluster.WorkerProcess;
import io.tocsin.quickstart.cluster.ConnectRest;

/** Workers of one setup, of which one runs at a time, on a broker of the newest line. */
final class Workers implements Stage, AutoCloseable {
    private final CloudWatchEmulator cloudWatch = CloudWatchEmulator.start(0);
    private final SlackEmulator slack =
            SlackEmulator.start(SlackOptions.defaults().withoutRateLimit());
    private final WorkerCluster cluster;
    private final Setup setup;
    private WorkerProcess running;

    private Workers(Setup setup) {
        this.setup = setup;
        cluster = WorkerCluster.start("kafka-" + setup.id(), Checkout.ROOT);
        running = worker("first", setup.discovery());
    }

    /** Broker, emulators, and the first worker. */
    static Workers start(Setup setup) {
        Workers workers = new Workers(setup);
        workers.running.start();
        return workers;
    }

    private WorkerProcess worker(String called, String discovery) {
        return cluster.worker(
                called,
                WorkerOptions.defaults()
                        .quickToStart()
                        .on(setup.runtime())
                        .setting("plugin.discovery", discovery)
                        .environment(
                                "CLOUDWATCH_ENDPOINT", cloudWatch.endpoint().toString())
                        .environment("SLACK_API_URL", slack.url() + "/api/")
                        .environment("SLACK_BOT_TOKEN", slack.botToken()));
    }

    Setup setup() {
        return setup;
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

    /** The process of the worker that runs. */
    long pid() {
        return running.pid();
    }

    ConnectRest rest() {
        return cluster.rest();
    }

    @Override
    public Connectors connectors() {
        return cluster.connectors();
    }

    @Override
    public String bootstrapServers() {
        return cluster.bootstrapServers();
    }

    @Override
    public EmulatedRegion region() {
        return cloudWatch.region("eu-west-1");
    }

    @Override
    public SlackEmulator slack() {
        return slack;
    }

    @Override
    public void close() {
        cluster.close();
        slack.close();
        cloudWatch.close();
    }

    @Override
    public String toString() {
        return setup.toString();
    }
}
