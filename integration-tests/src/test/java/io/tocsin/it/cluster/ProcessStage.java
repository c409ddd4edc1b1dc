package io.tocsin.it.cluster;

import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import io.tocsin.emulator.cloudwatch.EmulatedRegion;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.quickstart.cluster.ConnectRest;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A stage whose workers are processes of their own. */
public final class ProcessStage implements Stage, AutoCloseable {
    private final CloudWatchEmulator cloudWatch;
    private final SlackEmulator slack;
    private final WorkerCluster cluster;

    /**
     * Starts a broker, and no worker yet.
     *
     * @param name as in {@link WorkerCluster#start}
     * @param cloudWatch closed with the stage, as is
     * @param slack the other emulator
     */
    public ProcessStage(String name, CloudWatchEmulator cloudWatch, SlackEmulator slack) {
        this(name, cloudWatch, slack, UnaryOperator.identity());
    }

    /**
     * As above.
     *
     * @param broker changes the broker's settings
     */
    public ProcessStage(
            String name,
            CloudWatchEmulator cloudWatch,
            SlackEmulator slack,
            UnaryOperator<Map<String, String>> broker) {
        this.cloudWatch = cloudWatch;
        this.slack = slack;
        this.cluster = WorkerCluster.start(name, Checkout.ROOT, broker);
    }

    /** One more worker, not started yet, whose environment is what {@code config/.../emulator.json} refers to. */
    public WorkerProcess worker(String called, WorkerOptions options) {
        return cluster.worker(
                called,
                options.environment("CLOUDWATCH_ENDPOINT", cloudWatch.endpoint().toString())
                        .environment("SLACK_API_URL", slack.url() + "/api/")
                        .environment("SLACK_BOT_TOKEN", slack.botToken()));
    }

    public WorkerCluster cluster() {
        return cluster;
    }

    public ConnectRest rest() {
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
}
