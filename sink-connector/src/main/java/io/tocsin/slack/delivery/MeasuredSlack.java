package io.tocsin.slack.delivery;

import io.tocsin.slack.api.Envelope;
import io.tocsin.slack.api.ReadRequest;
import io.tocsin.slack.api.ReadResult;
import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.message.SlackMessage;
import io.tocsin.slack.metrics.Latency;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A destination, with the times that the requests take which post to it. */
public final class MeasuredSlack implements SlackApi {
    private final SlackApi slack;
    private final Latency latency;
    private final InstantSource clock;

    /** @param latency takes the times */
    public MeasuredSlack(SlackApi slack, Latency latency, InstantSource clock) {
        this.slack = slack;
        this.latency = latency;
        this.clock = clock;
    }

    @Override
    public SendResult send(SlackMessage message, Envelope envelope) {
        Instant start = clock.instant();
        try {
            return slack.send(message, envelope);
        } finally {
            latency.add(Duration.between(start, clock.instant()));
        }
    }

    @Override
    public ReadResult read(ReadRequest request) {
        return slack.read(request);
    }

    @Override
    public void close() {
        slack.close();
    }
}
