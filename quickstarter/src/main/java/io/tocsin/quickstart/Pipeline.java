package io.tocsin.quickstart;

import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.quickstart.cluster.Broker;
import io.tocsin.quickstart.cluster.ConnectRest;
import io.tocsin.quickstart.cluster.ConnectWorker;
import io.tocsin.quickstart.cluster.Topics;
import io.tocsin.quickstart.cluster.WorkerSettings;
import io.tocsin.quickstart.deploy.ConnectorNames;
import io.tocsin.quickstart.deploy.Deployment;
import io.tocsin.quickstart.deploy.SinkConfig;
import io.tocsin.quickstart.deploy.SourceConfig;
import io.tocsin.quickstart.local.LocalLogs;
import io.tocsin.quickstart.plan.Logs;
import io.tocsin.quickstart.plan.Plan;
import io.tocsin.quickstart.plan.Slack;
import io.tocsin.quickstart.plugins.PluginZips;
import io.tocsin.quickstart.watch.DeliveryWatch;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All that runs, started side by side where one thing need not wait for another. */
final class Pipeline implements AutoCloseable {
    /** Of the local Slack. */
    static final String CHANNEL = "alerts";

    private final Plan plan;
    private final Services services = new Services();
    private final @Nullable LocalLogs localLogs;
    private final @Nullable SlackEmulator localSlack;
    private final Broker broker;
    private final ConnectWorker worker;
    private final Deployment deployment;

    /**
     * Starts everything; the connectors may need another moment.
     *
     * @param say is told of what a user should know
     */
    static Pipeline start(Plan plan, Path data, PluginZips plugins, Consumer<String> say) {
        return new Pipeline(plan, data, plugins, say);
    }

    private Pipeline(Plan plan, Path data, PluginZips plugins, Consumer<String> say) {
        this.plan = plan;
        try {
            Supplier<Broker> starting = services.begin(() -> broker(data));
            Supplier<Path> unpacking = services.begin(() -> plugins.unpackInto(data.resolve("plugins")));
            this.localSlack = startSlack(data.resolve("slack.jsonl"));
            this.localLogs = startLogs(data.resolve("cloudwatch.jsonl"), say);
            this.broker = starting.get();
            this.worker = services.keep(ConnectWorker.start(workerSettings(unpacking.get())));
            this.deployment = new Deployment(new ConnectRest(worker.url()));
            deployment.deploy(source(), sink());
        } catch (RuntimeException e) {
            services.close();
            throw e;
        }
    }

    private Broker broker(Path data) {
        Broker started =
                services.keep(Broker.start(data.resolve("kafka"), plan.ports().kafka()));
        Topics.ensure(started, ConnectorNames.TOPIC);
        return started;
    }

    private @Nullable SlackEmulator startSlack(Path kept) {
        return plan.slack() instanceof Slack.Local
                ? services.keep(SlackEmulator.start(plan.ports().slack()).keepIn(kept))
                : null;
    }

    private @Nullable LocalLogs startLogs(Path kept, Consumer<String> say) {
        if (plan.logs() instanceof Logs.Local local) {
            LocalLogs logs = services.keep(LocalLogs.start(plan.ports().cloudWatch(), kept, say));
            logs.startWriting(local.file());
            return logs;
        }
        return null;
    }

    private WorkerSettings workerSettings(Path pluginPath) {
        return WorkerSettings.distributed(broker, pluginPath)
                .with("listeners", "http://127.0.0.1:" + plan.ports().rest())
                .withEnvironment("SLACK_.*");
    }

    private Map<String, String> source() {
        SourceConfig config = new SourceConfig(plan.filter());
        if (plan.logs() instanceof Logs.Aws aws) {
            return config.aws(aws);
        }
        LocalLogs logs = localLogs().orElseThrow();
        return config.local(
                logs.endpoint(),
                LocalLogs.REGION,
                LocalLogs.ACCOUNT,
                logs.group().name());
    }

    private Map<String, String> sink() {
        if (plan.slack() instanceof Slack.Bot bot) {
            return SinkConfig.bot(bot);
        }
        return localSlack()
                .map(slack -> SinkConfig.local(slack.webhook(CHANNEL)))
                .orElseGet(SinkConfig::webhook);
    }

    Optional<LocalLogs> localLogs() {
        return Optional.ofNullable(localLogs);
    }

    Optional<SlackEmulator> localSlack() {
        return Optional.ofNullable(localSlack);
    }

    Broker broker() {
        return broker;
    }

    URI connect() {
        return worker.url();
    }

    /** Why a connector does not run; empty as long as both do. */
    Optional<String> failure() {
        return deployment.failure();
    }

    /** Follows what arrives in the topic and in Slack. */
    DeliveryWatch watch() {
        return new DeliveryWatch(broker.bootstrapServers(), ConnectorNames.TOPIC, ConnectorNames.sinkGroup());
    }

    /** Nothing more is put into the local CloudWatch Logs. */
    void stopWriting() {
        localLogs().ifPresent(LocalLogs::stopWriting);
    }

    /** Stops the connectors, which commit what they have done; all else goes on. */
    void stopWorker() {
        worker.close();
    }

    @Override
    public void close() {
        stopWriting();
        services.close();
    }
}
