package io.tocsin.slack;

import io.tocsin.slack.delivery.Accounts;
import io.tocsin.slack.delivery.DeadLetters;
import io.tocsin.slack.delivery.Origin;
import io.tocsin.slack.delivery.Outbox;
import io.tocsin.slack.delivery.Parcel;
import io.tocsin.slack.delivery.Tally;
import io.tocsin.slack.message.MessageRenderer;
import io.tocsin.slack.message.RecordWeight;
import io.tocsin.slack.message.SlackMessage;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.connect.sink.SinkRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes records in: each becomes a message in the outbox, or is accounted for in another way. */
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final MessageRenderer renderer;
    private final Accounts accounts;
    private final Outbox outbox;
    private final DeadLetters deadLetters;
    private final Tally tally;

    Intake(MessageRenderer renderer, Accounts accounts, Outbox outbox, DeadLetters deadLetters, Tally tally) {
        this.renderer = renderer;
        this.accounts = accounts;
        this.outbox = outbox;
        this.deadLetters = deadLetters;
        this.tally = tally;
    }

    void accept(SinkRecord record) {
        if (record.value() == null) {
            tally.add(Tally.Count.NULL_VALUES);
        } else {
            accounts.claim(Origin.of(record), record, RecordWeight.of(record))
                    .ifPresentOrElse(this::render, () -> tally.add(Tally.Count.REDELIVERED));
        }
    }

    private void render(Parcel parcel) {
        SlackMessage message;
        try {
            message = renderer.render(parcel.record());
        } catch (RuntimeException e) {
            setAside(parcel, e);
            return;
        }
        outbox.add(message, List.of(parcel));
    }

    /** The framework waits for what the task's thread reports before it commits, so there is no need to wait here. */
    private void setAside(Parcel parcel, RuntimeException cause) {
        Future<Void> unused = deadLetters.report(parcel, "cannot be made a message: " + cause, cause);
        tally.add(Tally.Count.REPORTED);
        LOG.warn("Record {} cannot be made a message and was handed to the dead letter queue", parcel.origin(), cause);
        accounts.account(List.of(parcel));
    }
}
