package io.tocsin.slack.api.http;

import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.message.SlackMessage;
import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** Posts over HTTP. */
public final class HttpSlackApi implements SlackApi {
    private final OkHttpClient client;
    private final Dialect dialect;
    private volatile boolean closed;

    private HttpSlackApi(OkHttpClient client, Dialect dialect) {
        this.client = client;
        this.dialect = dialect;
    }

    /**
     * An incoming webhook.
     *
     * @param url the webhook's URL; a secret
     */
    public static SlackApi webhook(String url, Network network) {
        return new HttpSlackApi(Clients.create(network), new Webhook(url));
    }

    /**
     * A channel, by bot token.
     *
     * @param apiUrl base of the Web API, ending in a slash
     * @param channel id or name
     */
    public static SlackApi channel(String apiUrl, String token, String channel, Network network) {
        return new HttpSlackApi(Clients.create(network), new PostMessage(apiUrl, token, channel));
    }

    @Override
    public SendResult send(SlackMessage message) {
        if (closed) {
            return new SendResult.Ambiguous("the task is stopping");
        }
        try (Response response = client.newCall(dialect.request(message)).execute()) {
            return dialect.result(Answer.of(response, dialect.secret()));
        } catch (IOException e) {
            return new SendResult.Ambiguous(
                    "no answer from Slack: " + e.toString().replace(dialect.secret(), "[hidden]"));
        }
    }

    @Override
    public void close() {
        closed = true;
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }
}
