package io.tocsin.slack.api.http;

import io.tocsin.slack.api.Envelope;
import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.message.SlackMessage;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** An incoming webhook. It answers in plain text, and only {@code ok} means that the message was posted. */
final class Webhook implements Dialect {
    static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private final HttpUrl url;

    Webhook(String url) {
        this.url = HttpUrl.get(url);
    }

    /** What goes with a message has no place here: a webhook tells no ids, and takes no metadata. */
    @Override
    public Request request(SlackMessage message, Envelope envelope) {
        return new Request.Builder()
                .url(url)
                .post(RequestBody.create(message.body(), JSON))
                .build();
    }

    @Override
    public String secret() {
        return url.encodedPath();
    }

    @Override
    public SendResult result(Response response) throws IOException {
        Answer answer = Answer.of(response, secret());
        if (answer.status() == 200 && answer.body().equals("ok")) {
            return new SendResult.Delivered(null);
        } else if (answer.status() == 429) {
            return new SendResult.Limited(answer.patience());
        }
        String reason = "the webhook answered HTTP " + answer.status() + " '" + answer.summary() + "'";
        return ErrorCodes.result(answer.body().strip(), reason, answer.patience())
                .orElseGet(() -> answer.byStatus(reason));
    }
}
