package io.tocsin.slack.delivery;

import io.tocsin.slack.readback.Answer;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.sink.SinkRecord;

/** Lets those records pass that are to be posted: not what came before, stands in the channel, or must come again. */
public final class Admission {
    private final Accounts accounts;
    private final Retracing retracing;
    private final Tally tally;

    public Admission(Accounts accounts, Retracing retracing, Tally tally) {
        this.accounts = accounts;
        this.retracing = retracing;
        this.tally = tally;
    }

    /** Whether nothing is to be done with a record now, wherever it goes, as it comes again. */
    public boolean skips(Origin origin, SinkRecord record) {
        return retracing.skips(origin, accounts.isSeen(origin, record));
    }

    /** Takes note of a record that nothing is to be done about. */
    public void note(Origin origin, SinkRecord record) {
        accounts.note(origin, record);
    }

    /** Takes responsibility for a record that goes nowhere; empty if it came before. */
    public Optional<Parcel> claim(Origin origin, SinkRecord record, long weight) {
        Optional<Parcel> parcel = accounts.claim(origin, record, weight);
        if (parcel.isEmpty()) {
            tally.add(Tally.Count.REDELIVERED);
        }
        return parcel;
    }

    /**
     * Takes responsibility for a record.
     *
     * @param weight about how much memory it holds, in bytes
     * @param to where it goes
     * @return what is to be posted; empty if the record is not
     */
    public Optional<Parcel> admit(Origin origin, SinkRecord record, long weight, Outbox to) {
        if (accounts.isSeen(origin, record) && !to.arrivals().isAgain(origin)) {
            tally.add(Tally.Count.REDELIVERED);
            return Optional.empty();
        }
        Answer answer = to.arrivals().ask(origin, record);
        if (answer.verdict() == Answer.Verdict.UNREAD) {
            retracing.await(origin);
            return Optional.empty();
        }
        boolean repeat = to.arrivals().isRepeat(origin, record);
        if (answer.verdict() == Answer.Verdict.NEW) {
            Parcel parcel = accounts.take(origin, record, weight, answer.offset());
            return repeat ? drop(parcel) : Optional.of(parcel);
        }
        accounts.note(origin, record);
        settle(origin, answer);
        return Optional.empty();
    }

    private Optional<Parcel> drop(Parcel repeat) {
        tally.add(Tally.Count.REPEATED);
        accounts.account(List.of(repeat));
        return Optional.empty();
    }

    private void settle(Origin origin, Answer answer) {
        if (answer.verdict() == Answer.Verdict.FOUND) {
            tally.add(Tally.Count.FOUND, (int) answer.count());
            accounts.progressed();
        } else if (answer.verdict() == Answer.Verdict.MISTAKEN) {
            retracing.goBack(origin.partition(), answer.offset());
        }
    }
}
