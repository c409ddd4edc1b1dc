package io.tocsin.slack.api.http;

import io.tocsin.slack.api.Envelope;
import io.tocsin.slack.api.ReadRequest;
import io.tocsin.slack.api.ReadResult;
import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.message.SlackMessage;
import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Posts and reads over HTTP. */
public final class HttpSlackApi implements SlackApi {
    private final OkHttpClient client;
    private final Dialect dialect;
    private final @Nullable ChannelHistory history;
    private volatile boolean closed;

    private HttpSlackApi(OkHttpClient client, Dialect dialect, @Nullable ChannelHistory history) {
        this.client = client;
        this.dialect = dialect;
        this.history = history;
    }

    /**
     * An incoming webhook.
     *
     * @param url the webhook's URL; a secret
     * @param connections shared with others
     */
    public static SlackApi webhook(String url, SlackConnections connections) {
        return new HttpSlackApi(connections.client(), new Webhook(url), null);
    }

    /**
     * A channel, by bot token.
     *
     * @param apiUrl base of the Web API, ending in a slash
     * @param channel id or name; reading takes an id
     * @param connections shared with others
     */
    public static SlackApi channel(String apiUrl, String token, String channel, SlackConnections connections) {
        return new HttpSlackApi(
                connections.client(),
                new PostMessage(apiUrl, token, channel),
                new ChannelHistory(apiUrl, token, channel));
    }

    @Override
    public SendResult send(SlackMessage message, Envelope envelope) {
        if (closed) {
            return new SendResult.NotSent("the task is stopping");
        }
        BodySentListener listener = new BodySentListener();
        Request request = listener.attachTo(dialect.request(message, envelope));
        try (Response response = client.newCall(request).execute()) {
            return dialect.result(response);
        } catch (IOException e) {
            return listener.isBegun()
                    ? new SendResult.Ambiguous("no answer from Slack: " + hidden(e))
                    : new SendResult.NotSent("no connection to Slack: " + hidden(e));
        }
    }

    @Override
    public ReadResult read(ReadRequest request) {
        if (history == null) {
            return new ReadResult.Refused("an incoming webhook cannot be read");
        }
        if (closed) {
            return new ReadResult.Unavailable("the task is stopping");
        }
        try {
            ReadResult unknown = history.isAnonymous() ? identify(history) : null;
            return unknown == null ? page(history, request) : unknown;
        } catch (IOException e) {
            return new ReadResult.Unavailable("no answer from Slack: " + hidden(e));
        }
    }

    private @Nullable ReadResult identify(ChannelHistory of) throws IOException {
        try (Response response = client.newCall(of.whose()).execute()) {
            return of.identify(response);
        }
    }

    private ReadResult page(ChannelHistory of, ReadRequest request) throws IOException {
        try (Response response = client.newCall(of.request(request)).execute()) {
            return of.result(response);
        }
    }

    private String hidden(IOException e) {
        return e.toString().replace(dialect.secret(), "[hidden]");
    }

    @Override
    public void close() {
        closed = true;
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }
}
