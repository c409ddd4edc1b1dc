package io.tocsin.emulator.slack;

import io.tocsin.emulator.http.EmulatorServer;
import io.tocsin.emulator.slack.api.ApiHandler;
import io.tocsin.emulator.slack.control.Control;
import io.tocsin.emulator.slack.control.ControlHandler;
import io.tocsin.emulator.slack.control.Status;
import io.tocsin.emulator.slack.control.StatusHandler;
import io.tocsin.emulator.slack.counters.Counters;
import io.tocsin.emulator.slack.page.InspectionHandler;
import io.tocsin.emulator.slack.page.LiveFeed;
import io.tocsin.emulator.slack.page.PageHandler;
import io.tocsin.emulator.slack.page.Snapshot;
import io.tocsin.emulator.slack.posting.Posting;
import io.tocsin.emulator.slack.trouble.Troubles;
import io.tocsin.emulator.slack.webhook.WebhookHandler;
import io.tocsin.emulator.slack.workspace.Channel;
import io.tocsin.emulator.slack.workspace.KeptMessages;
import io.tocsin.emulator.slack.workspace.Workspace;
import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import java.io.Closeable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A Slack, on 127.0.0.1 unless told otherwise: incoming webhooks at {@code /services/…}, the Web API under {@code /api/}, and at {@code /} a page
 * that shows the channels live. What it holds is gone when it closes, unless it is kept in a file; ids, tokens and webhook
 * URLs depend on names alone and are the same after a restart.
 */
public final class SlackEmulator implements Closeable {
    private final Workspace workspace;
    private final Control control;
    private final Counters counters;
    private final CountDownLatch closing;
    private final EmulatorServer server;

    private SlackEmulator(SlackOptions options) {
        closing = new CountDownLatch(1);
        workspace = new Workspace(options.clock());
        counters = new Counters();
        options.channels().forEach(workspace::open);
        Troubles troubles = new Troubles(this::pause, kind -> counters.troubled(kind.key()));
        Posting posting = new Posting(workspace, counters, options.clock(), options.perSecond(), options.burst());
        ApiHandler api =
                new ApiHandler(workspace, posting, troubles, counters, options.clock(), options.methodLimits());
        control = new Control(workspace, troubles, api.methodNames(), counters::changed);
        HttpHandler webhooks = new WebhookHandler(workspace, posting, troubles, counters);
        Status status = new Status(workspace, troubles, counters);
        server = EmulatorServer.start(options.address(), routes(api, webhooks, status));
    }

    /**
     * Starts with {@link SlackOptions#defaults()}.
     *
     * @param port 1 to 65535, or 0 for any free one
     * @throws RuntimeException whose cause is a {@link java.net.BindException} if the port is in use
     */
    public static SlackEmulator start(int port) {
        return start(SlackOptions.defaults().withPort(port));
    }

    /** As {@link #start(int)}, with other options. */
    public static SlackEmulator start(SlackOptions options) {
        return new SlackEmulator(options);
    }

    /**
     * Puts back the messages that an earlier emulator kept in a file, and keeps all that come from now on there too; they
     * survive even a kill. To be called once, before anything is posted.
     *
     * @param file created if it is not there
     * @throws java.io.UncheckedIOException if it cannot be read or written
     */
    public SlackEmulator keepIn(Path file) {
        KeptMessages.in(file, workspace);
        return this;
    }

    private HttpHandler routes(HttpHandler api, HttpHandler webhooks, Status status) {
        Snapshot snapshot = new Snapshot(workspace, status);
        return Handlers.path(new PageHandler(snapshot))
                .addPrefixPath("/services", webhooks)
                .addPrefixPath("/api", api)
                .addPrefixPath("/_channels", new InspectionHandler(workspace))
                .addExactPath("/_status", new StatusHandler(status))
                .addExactPath("/_control", new ControlHandler(control, status))
                .addExactPath("/_live", Handlers.serverSentEvents(new LiveFeed(workspace, counters, status, snapshot)));
    }

    private void pause(Duration time) throws InterruptedException {
        closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Where the page is, without a trailing slash; the Web API is under {@code /api/} of it. */
    public URI url() {
        return server.uri();
    }

    /** The URL of a webhook that posts into the channel of that name; the channel is opened if there is none. */
    public URI webhook(String channel) {
        return URI.create(url() + workspace.webhook(channel).path());
    }

    /** A bot token, {@code xoxb-…}, with the scopes that posting, listing channels and reading history take. */
    public String botToken() {
        return workspace.bot().token();
    }

    /**
     * Installs another app.
     *
     * @param name as it stands above its messages
     * @param scopes what its token may do, for instance {@code chat:write}
     * @return its bot token
     */
    public String install(String name, String... scopes) {
        return workspace.install(name, Set.of(scopes)).token();
    }

    /** The switches for trouble. */
    public Control control() {
        return control;
    }

    /** How many messages were taken and how many calls were refused. */
    public Counters counters() {
        return counters;
    }

    /** The id of the channel of that name, which is opened if there is none. */
    public String channelId(String channel) {
        return workspace.open(channel).id();
    }

    /** What stands in a channel, oldest first; nothing if there is no such channel. */
    public List<PostedMessage> messages(String channel) {
        return workspace.find(channel).map(Channel::messages).orElse(List.of()).stream()
                .map(PostedMessage::of)
                .toList();
    }

    /** Stops serving. */
    @Override
    public void close() {
        closing.countDown();
        server.close();
    }
}
