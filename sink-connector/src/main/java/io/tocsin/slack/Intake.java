package io.tocsin.slack;

import io.tocsin.slack.delivery.DeadLetters;
import io.tocsin.slack.delivery.Origin;
import io.tocsin.slack.delivery.Outbox;
import io.tocsin.slack.delivery.Tally;
import io.tocsin.slack.message.MessageRenderer;
import io.tocsin.slack.message.RecordWeight;
import io.tocsin.slack.message.SlackMessage;
import java.util.concurrent.Future;
import org.apache.kafka.connect.sink.SinkRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes records in: each becomes a message in the outbox, or is accounted for in another way. */
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final MessageRenderer renderer;
    private final Outbox outbox;
    private final DeadLetters deadLetters;
    private final Tally tally;

    Intake(MessageRenderer renderer, Outbox outbox, DeadLetters deadLetters, Tally tally) {
        this.renderer = renderer;
        this.outbox = outbox;
        this.deadLetters = deadLetters;
        this.tally = tally;
    }

    void accept(SinkRecord record) {
        Origin origin = Origin.of(record);
        if (record.value() == null) {
            tally.add(Tally.Count.NULL_VALUES);
        } else if (outbox.claim(origin)) {
            render(origin, record);
        } else {
            tally.add(Tally.Count.REDELIVERED);
        }
    }

    private void render(Origin origin, SinkRecord record) {
        SlackMessage message;
        try {
            message = renderer.render(record);
        } catch (RuntimeException e) {
            setAside(origin, record, e);
            return;
        }
        outbox.add(origin, message, record, RecordWeight.of(record));
    }

    /** The framework waits for what the task's thread reports before it commits, so there is no need to wait here. */
    private void setAside(Origin origin, SinkRecord record, RuntimeException cause) {
        Future<Void> unused = deadLetters.report(origin, record, "cannot be made a message: " + cause, cause);
        tally.add(Tally.Count.REPORTED);
        LOG.warn("Record {} cannot be made a message and was handed to the dead letter queue", origin, cause);
        outbox.account(origin);
    }
}
