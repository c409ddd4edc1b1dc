package io.tocsin.slack.api;

import io.tocsin.slack.message.SlackMessage;

/** One destination in Slack. {@link #send} is called by one thread at a time, {@link #close} by any. */
public interface SlackApi extends AutoCloseable {

    /** Posts a message once, without retrying. Blocks for as long as the request takes; {@link #close()} ends it early. */
    SendResult send(SlackMessage message);

    /** Ends a request in flight and releases the connections. */
    @Override
    void close();
}
