package io.tocsin.it.posting;

import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.cluster.WorkerCluster;
import io.tocsin.it.cluster.WorkerOptions;
import io.tocsin.it.cluster.WorkerProcess;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A worker in a JVM of its own with the packaged sink, and an emulated Slack. */
final class SinkWorker implements AutoCloseable {
    private final SlackEmulator slack;
    private final WorkerCluster cluster;
    private final WorkerProcess process;

    /**
     * Starts all of it; no connector yet.
     *
     * @param name how the worker's log is called
     */
    SinkWorker(String name, SlackOptions options) {
        this(name, options, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /**
     * As {@link #SinkWorker(String, SlackOptions)}.
     *
     * @param broker changes the broker's settings
     * @param worker changes how the worker runs
     */
    SinkWorker(
            String name,
            SlackOptions options,
            UnaryOperator<Map<String, String>> broker,
            UnaryOperator<WorkerOptions> worker) {
        slack = SlackEmulator.start(options);
        cluster = WorkerCluster.start(name, Checkout.ROOT, broker);
        process = cluster.worker(
                "one",
                worker.apply(WorkerOptions.defaults()
                        .withoutExactlyOnce()
                        .quickToStart()
                        .setting("connector.client.config.override.policy", "All")));
        process.start();
    }

    /** A new topic, a channel and a connector of that name; the connector is yet to be deployed. */
    Posting posting(String name) {
        return new Posting(this, name);
    }

    SlackEmulator slack() {
        return slack;
    }

    WorkerCluster cluster() {
        return cluster;
    }

    WorkerProcess process() {
        return process;
    }

    @Override
    public void close() {
        cluster.close();
        slack.close();
    }
}
