package io.tocsin.slack.api.http;

import io.tocsin.slack.api.Envelope;
import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.message.SlackMessage;
import okhttp3.Request;

/** How one of Slack's two ways to post is spoken. */
interface Dialect {
    Request request(SlackMessage message, Envelope envelope);

    SendResult result(Answer answer);

    /** What may appear in no log line. */
    String secret();
}
