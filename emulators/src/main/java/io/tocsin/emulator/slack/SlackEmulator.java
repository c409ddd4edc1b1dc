package io.tocsin.emulator.slack;

import io.tocsin.emulator.http.LoopbackServer;
import io.tocsin.emulator.slack.api.ApiHandler;
import io.tocsin.emulator.slack.page.InspectionHandler;
import io.tocsin.emulator.slack.page.LiveFeed;
import io.tocsin.emulator.slack.page.PageHandler;
import io.tocsin.emulator.slack.posting.Posting;
import io.tocsin.emulator.slack.webhook.WebhookHandler;
import io.tocsin.emulator.slack.workspace.Channel;
import io.tocsin.emulator.slack.workspace.Workspace;
import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import java.net.URI;
import java.util.List;

/**
 * A Slack on 127.0.0.1: incoming webhooks at {@code /services/…}, the Web API under {@code /api/}, and at {@code /} a page
 * that shows the channels live. What it holds is gone when it closes; ids, tokens and webhook URLs depend on names alone and
 * are the same after a restart.
 */
public final class SlackEmulator implements AutoCloseable {
    private final Workspace workspace;
    private final LoopbackServer server;

    private SlackEmulator(Workspace workspace, LoopbackServer server) {
        this.workspace = workspace;
        this.server = server;
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
        Workspace workspace = new Workspace(options.clock());
        options.channels().forEach(workspace::open);
        Posting posting = new Posting(workspace, options.clock(), options.perSecond(), options.burst());
        return new SlackEmulator(workspace, LoopbackServer.start(options.port(), routes(workspace, posting)));
    }

    private static HttpHandler routes(Workspace workspace, Posting posting) {
        return Handlers.path(new PageHandler())
                .addPrefixPath("/services", new WebhookHandler(workspace, posting))
                .addPrefixPath("/api", new ApiHandler(workspace, posting))
                .addPrefixPath("/_channels", new InspectionHandler(workspace))
                .addExactPath("/_live", Handlers.serverSentEvents(new LiveFeed(workspace)));
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
        server.close();
    }
}
