package io.tocsin.slack;

import io.tocsin.slack.delivery.Accounts;
import io.tocsin.slack.delivery.Admission;
import io.tocsin.slack.delivery.DeadLetters;
import io.tocsin.slack.delivery.Origin;
import io.tocsin.slack.delivery.Outbox;
import io.tocsin.slack.delivery.Parcel;
import io.tocsin.slack.delivery.Pending;
import io.tocsin.slack.delivery.Tally;
import io.tocsin.slack.message.Draft;
import io.tocsin.slack.message.Gist;
import io.tocsin.slack.message.MessageRenderer;
import io.tocsin.slack.message.RecordWeight;
import io.tocsin.slack.message.SlackMessage;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.sink.SinkRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes records in: each becomes a message in the outbox of its destination, or is accounted for in another way. */
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final MessageRenderer renderer;
    private final Accounts accounts;
    private final Dispatch dispatch;
    private final Admission admission;
    private final DeadLetters deadLetters;
    private final Listening listening;
    private final Tally tally;

    Intake(
            MessageRenderer renderer,
            Accounts accounts,
            Dispatch dispatch,
            Admission admission,
            DeadLetters deadLetters,
            Listening listening,
            Tally tally) {
        this.renderer = renderer;
        this.accounts = accounts;
        this.dispatch = dispatch;
        this.admission = admission;
        this.deadLetters = deadLetters;
        this.listening = listening;
        this.tally = tally;
    }

    void accept(SinkRecord record) {
        Origin origin = Origin.of(record);
        if (admission.skips(origin, record)) {
            return;
        }
        if (listening.hears(origin, record)) {
            claim(origin, record).ifPresent(listening::take);
        } else if (record.value() == null) {
            passOver(origin);
            admission.note(origin, record);
        } else {
            route(origin, record);
        }
    }

    /** In a compacted topic there may be many, so the first is named, and all are counted. */
    private void passOver(Origin origin) {
        if (tally.get(Tally.Count.NULL_VALUES) == 0) {
            LOG.info("Record {} has no value and is passed over; so is every other, which is only counted", origin);
        }
        tally.add(Tally.Count.NULL_VALUES);
    }

    private void route(Origin origin, SinkRecord record) {
        Optional<Target> target;
        try {
            target = dispatch.target(record);
        } catch (RuntimeException | StackOverflowError e) {
            claim(origin, record).ifPresent(parcel -> setAside(parcel, e));
            return;
        }
        if (target.isPresent()) {
            admit(origin, record, target.get());
        } else {
            claim(origin, record).ifPresent(this::drop);
        }
    }

    private void admit(Origin origin, SinkRecord record, Target to) {
        admission.admit(origin, record, weight(record), to.outbox()).ifPresent(parcel -> post(to, parcel));
    }

    private Optional<Parcel> claim(Origin origin, SinkRecord record) {
        return admission.claim(origin, record, weight(record));
    }

    /** One that cannot be weighed cannot be read either, and is not kept. */
    private static long weight(SinkRecord record) {
        try {
            return RecordWeight.of(record);
        } catch (RuntimeException | StackOverflowError e) {
            return 0;
        }
    }

    private void drop(Parcel parcel) {
        tally.add(Tally.Count.DROPPED);
        accounts.account(List.of(parcel));
    }

    private void post(Target to, Parcel parcel) {
        try {
            queue(parcel, to);
        } catch (RuntimeException | StackOverflowError e) {
            setAside(parcel, e);
        }
    }

    /** A text too long for one message may take several; such a record shares none. */
    private void queue(Parcel parcel, Target to) {
        Outbox outbox = to.outbox();
        Draft draft = renderer.read(parcel.record());
        Optional<Gist> gist = outbox.gathers() ? Optional.of(draft.gist()) : Optional.empty();
        if (gist.isPresent() && outbox.counts(gist.get())) {
            outbox.add(Pending.counted(parcel, gist.get()));
            return;
        }
        List<SlackMessage> messages = draft.messages();
        Pending pending = gist.isPresent() && messages.size() == 1
                ? Pending.of(parcel, gist.get(), messages.get(0))
                : Pending.inParts(parcel, gist.orElse(null), messages);
        Optional<String> thread = draft.thread(to.threads());
        draft.release();
        outbox.add(pending.in(thread));
    }

    private void setAside(Parcel parcel, Throwable cause) {
        deadLetters.report(parcel, "cannot be made a message: " + cause, cause);
        tally.add(Tally.Count.REPORTED);
        LOG.warn("Record {} cannot be made a message and was handed to the dead letter queue", parcel.origin(), cause);
        accounts.account(List.of(parcel));
    }
}
