package io.tocsin.slack.api.http;

import io.tocsin.slack.api.Envelope;
import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.message.SlackMessage;
import java.io.IOException;
import okhttp3.Request;
import okhttp3.Response;

/** How one of Slack's two ways to post is spoken. */
interface Dialect {
    Request request(SlackMessage message, Envelope envelope);

    /**
     * Returns what a response means for the message. May leave the end of its body unread.
     *
     * @throws IOException if the connection breaks before the response says whether the message was posted
     */
    SendResult result(Response response) throws IOException;

    /** What may appear in no log line. */
    String secret();
}
