package io.tocsin.slack;

import io.tocsin.slack.delivery.Outbox;
import io.tocsin.slack.delivery.Pacer;
import io.tocsin.slack.delivery.Sender;
import io.tocsin.slack.delivery.Tally;
import io.tocsin.slack.metrics.DestinationMetric;
import io.tocsin.slack.metrics.Latency;
import java.time.Duration;
import java.time.InstantSource;

/** The values of a destination's metrics. For any thread. */
final class DestinationValues {
    private static final double MILLIS = 1_000;
    private static final double SECONDS = 60;

    private final Outbox outbox;
    private final Sender sender;
    private final Pacer pacer;
    private final Tally tally;
    private final Latency latency;
    private final InstantSource clock;

    DestinationValues(Outbox outbox, Sender sender, Pacer pacer, Tally tally, Latency latency, InstantSource clock) {
        this.outbox = outbox;
        this.sender = sender;
        this.pacer = pacer;
        this.tally = tally;
        this.latency = latency;
        this.clock = clock;
    }

    Number of(DestinationMetric metric) {
        return switch (metric) {
            case QUEUED_RECORDS -> outbox.records();
            case QUEUED_BYTES -> outbox.bytes();
            case OLDEST_AGE -> seconds(outbox.age(clock.instant()));
            case RETRY_WAIT -> seconds(sender.pause());
            case REQUESTS -> latency.count();
            case LATENCY_AVG -> latency.average();
            case LATENCY_P50 -> latency.percentile(.5);
            case LATENCY_P99 -> latency.percentile(.99);
            case LATENCY_MAX -> latency.max();
            case POSTED -> tally.get(Tally.Count.POSTED);
            case MERGED -> tally.get(Tally.Count.MERGED);
            case DIGESTED -> tally.get(Tally.Count.DIGESTED);
            case SIMPLIFIED -> tally.get(Tally.Count.SIMPLIFIED);
            case AMBIGUOUS -> tally.get(Tally.Count.AMBIGUOUS);
            case CONNECTION_FAILURES -> tally.get(Tally.Count.NOT_SENT);
            case RATE_LIMITS -> tally.get(Tally.Count.LIMITED);
            case TOKEN_LIMIT -> SECONDS * pacer.commonRate();
            case CHANNEL_REFUSALS -> tally.get(Tally.Count.CHANNEL_REFUSED);
            case CREDENTIAL_REFUSALS -> tally.get(Tally.Count.CREDENTIAL_REFUSED);
            case OTHER_REFUSALS -> tally.get(Tally.Count.OTHER_REFUSED);
            case DEAD_LETTERED -> tally.get(Tally.Count.REPORTED);
        };
    }

    /** Whole milliseconds may be more than a {@code long} holds: a record may claim any age. */
    private static double seconds(Duration time) {
        return time.toSeconds() + time.toMillisPart() / MILLIS;
    }
}
