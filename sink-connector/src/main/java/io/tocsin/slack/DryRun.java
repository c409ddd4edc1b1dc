package io.tocsin.slack;

import io.tocsin.slack.api.Envelope;
import io.tocsin.slack.api.ReadRequest;
import io.tocsin.slack.api.ReadResult;
import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.message.SlackMessage;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands in for a destination: tells the log what would be posted there, and posts nothing. */
final class DryRun implements SlackApi {
    private static final Logger LOG = LoggerFactory.getLogger(DryRun.class);

    private final String destination;

    /**
     * A stand-in.
     *
     * @param destination in words that hold no secret
     */
    DryRun(String destination) {
        this.destination = destination;
    }

    @Override
    public SendResult send(SlackMessage message, Envelope envelope) {
        // A line of a text must not look like a line of the log.
        String text = message.plainText().replace("\r", "\\r").replace("\n", "\\n");
        LOG.info("Dry run: would post to {}: {}", destination, text);
        return new SendResult.Delivered(null);
    }

    @Override
    public ReadResult read(ReadRequest request) {
        return new ReadResult.Page(List.of(), null);
    }

    @Override
    public void close() {}
}
