package io.tocsin.it.docker;

import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import io.tocsin.emulator.cloudwatch.EmulatedRegion;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.it.cluster.Connectors;
import io.tocsin.quickstart.cluster.ConnectRest;
import java.util.List;
import java.util.Map;

/**
 * A broker and two workers of one group in containers; a CloudWatch Logs and a Slack in this JVM, which the workers reach through
 * proxies that can cut them off.
 */
final class ContainerCluster implements AutoCloseable {
    private final CloudWatchEmulator cloudWatch = CloudWatchEmulator.start(0);
    private final SlackEmulator slack =
            SlackEmulator.start(SlackOptions.defaults().withoutRateLimit());
    private final CutProxy toCloudWatch = CutProxy.to(cloudWatch.endpoint());
    private final CutProxy toSlack = CutProxy.to(slack.url());
    private final Broker broker;
    private final List<Worker> workers;

    /**
     * Starts all of it, and returns when both workers are ready.
     *
     * @param name how the files begin in which the containers say what they do
     */
    ContainerCluster(String name) {
        broker = Broker.start(name + "-broker");
        workers = List.of(worker(name + "-worker-1"), worker(name + "-worker-2"));
        awaitWorkers();
    }

    private Worker worker(String name) {
        return Worker.start(
                name,
                broker.bootstrapServers(),
                Map.of(
                        "CLOUDWATCH_ENDPOINT", toCloudWatch.url().toString(),
                        "SLACK_API_URL", toSlack.url() + "/api/",
                        "SLACK_BOT_TOKEN", slack.botToken()));
    }

    void awaitWorkers() {
        workers.forEach(Worker::awaitReady);
    }

    List<Worker> workers() {
        return workers;
    }

    /** The worker that a connector's only task runs on. */
    Worker workerOf(String connector) {
        String id = rest().status(connector).at("/tasks/0/worker_id").asText();
        return workers.stream()
                .filter(worker -> worker.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(connector + " runs on " + id));
    }

    /** The REST API of a worker that runs. */
    ConnectRest rest() {
        return workers.stream()
                .filter(worker -> worker.container().isRunning())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no worker runs"))
                .rest();
    }

    Connectors connectors() {
        return new Connectors(this::rest);
    }

    Broker broker() {
        return broker;
    }

    /** The region of the files in {@code config/}. */
    EmulatedRegion region() {
        return cloudWatch.region("eu-west-1");
    }

    SlackEmulator slack() {
        return slack;
    }

    CutProxy toCloudWatch() {
        return toCloudWatch;
    }

    CutProxy toSlack() {
        return toSlack;
    }

    @Override
    public void close() {
        workers.forEach(Worker::close);
        broker.close();
        toCloudWatch.close();
        toSlack.close();
        cloudWatch.close();
        slack.close();
    }
}
