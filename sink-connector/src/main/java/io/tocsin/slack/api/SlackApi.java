package io.tocsin.slack.api;

import io.tocsin.slack.message.SlackMessage;

/** One destination in Slack. All but {@link #close} is called by one thread at a time, {@link #close} by any. */
public interface SlackApi extends AutoCloseable {

    /** Posts a message once, without retrying. Blocks for as long as the request takes; {@link #close()} ends it early. */
    SendResult send(SlackMessage message, Envelope envelope);

    /** As {@link #send(SlackMessage, Envelope)}, with nothing but the message. */
    default SendResult send(SlackMessage message) {
        return send(message, Envelope.PLAIN);
    }

    /** Reads a page of what stands there, without retrying; blocks as {@link #send} does. A webhook cannot be read. */
    ReadResult read(ReadRequest request);

    /** Ends a request in flight and releases the connections. */
    @Override
    void close();
}
