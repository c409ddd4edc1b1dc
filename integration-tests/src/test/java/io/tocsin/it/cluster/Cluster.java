package io.tocsin.it.cluster;

import static org.awaitility.Awaitility.await;

import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import io.tocsin.emulator.cloudwatch.EmulatedRegion;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.quickstart.cluster.Broker;
import io.tocsin.quickstart.cluster.ConnectRest;
import io.tocsin.quickstart.cluster.ConnectWorker;
import io.tocsin.quickstart.cluster.WorkerSettings;
import io.tocsin.quickstart.plugins.PluginZips;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A broker and a worker with the packaged plugins, and the two services that they connect. One for all test classes. */
public final class Cluster implements Stage, AutoCloseable {
    private final Path directory;
    private final Broker broker;
    private final CloudWatchEmulator cloudWatch = CloudWatchEmulator.start(0);
    private final SlackEmulator slack =
            SlackEmulator.start(SlackOptions.defaults().withoutRateLimit());
    private final WorkerSettings settings;
    private ConnectWorker worker;

    Cluster() throws IOException {
        directory = Files.createTempDirectory("tocsin-it-");
        broker = Broker.start(directory.resolve("kafka"), 0, FreshDefaults::broker);
        Path plugins = PluginZips.of(Checkout.ROOT).unpackInto(directory.resolve("plugins"));
        settings = FreshDefaults.worker(WorkerSettings.distributed(broker, plugins))
                // By default a plugin that does not name itself for ServiceLoader is only warned of.
                .with("plugin.discovery", "hybrid_fail")
                // What config/ expects.
                .with("config.providers", "env,file")
                .with("config.providers.env.class", TestEnvironment.class.getName())
                .with("config.providers.file.class", TestEnvironment.class.getName());
        setEnvironment();
        worker = startedWorker();
    }

    /** What {@code config/} expects of the worker's environment. */
    private void setEnvironment() {
        TestEnvironment.set("CLOUDWATCH_ENDPOINT", cloudWatch.endpoint().toString());
        TestEnvironment.set("SLACK_API_URL", slack.url() + "/api/");
        TestEnvironment.set("SLACK_BOT_TOKEN", slack.botToken());
        TestEnvironment.set("SLACK_WEBHOOK_URL", slack.webhook("alerts").toString());
        TestEnvironment.set("slack.webhook.url", slack.webhook("alerts").toString());
        TestEnvironment.set("TOCSIN_ACCESS_KEY_ID", "local");
        TestEnvironment.set("TOCSIN_SECRET_ACCESS_KEY", "local");
        TestEnvironment.set("TOCSIN_EXTERNAL_ID", "an-external-id");
        TestEnvironment.set("TOCSIN_PROXY_PASSWORD", "secret");
    }

    private ConnectWorker startedWorker() {
        ConnectWorker started = ConnectWorker.start(settings);
        ConnectRest api = new ConnectRest(started.url());
        await().atMost(Duration.ofMinutes(1)).until(api::isReady);
        return started;
    }

    public ConnectRest rest() {
        return new ConnectRest(worker.url());
    }

    @Override
    public Connectors connectors() {
        return new Connectors(this::rest);
    }

    public URI workerUrl() {
        return worker.url();
    }

    public void stopWorker() {
        worker.close();
    }

    public void startWorker() {
        worker = startedWorker();
    }

    @Override
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    @Override
    public EmulatedRegion region() {
        return cloudWatch.region("eu-west-1");
    }

    public URI cloudWatchEndpoint() {
        return cloudWatch.endpoint();
    }

    /** Without rate limits, since the pace is not what is tested here. */
    @Override
    public SlackEmulator slack() {
        return slack;
    }

    @Override
    public void close() {
        worker.close();
        broker.close();
        slack.close();
        cloudWatch.close();
    }
}
