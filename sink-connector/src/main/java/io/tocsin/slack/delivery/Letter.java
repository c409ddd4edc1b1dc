package io.tocsin.slack.delivery;

import io.tocsin.slack.digest.Bundle;
import io.tocsin.slack.message.Notice;
import io.tocsin.slack.message.SlackMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way, with the records that it accounts for. No two letters are equal.
 *
 * <p>When some of its partitions are taken away, what is in flight still counts for the others. What has to go again is taken
 * apart first, if its records are at hand; a digest goes whole, for the sake of the others: the records of those partitions are then
 * told twice, here and by the task that has them now, but they count for this task no more.
 */
final class Letter {
    private final Cargo cargo;
    /** Which one it is of several for the same records, from 1; 0 for the last, or only, one. */
    private final int part;

    private final long weight;
    private final SlackMessage whole;
    /** The bare form; null if it is the position of a record, which is made when it is needed. */
    private final @Nullable SlackMessage words;

    private SlackMessage message;
    private Form form = Form.WHOLE;

    /** The forms in which a message is sent, one after the other, as Slack refuses it. */
    private enum Form {
        WHOLE,
        PLAIN,
        /** Without the content of any record: the header of a digest, or the position of a record. */
        BARE,
        /** Plain text once more, after Slack took the bare form: a refusal now is caused by the content. */
        PLAIN_AGAIN
    }

    /** @param own what it holds besides its cargo, which is held until the last of those that share it is gone */
    private Letter(SlackMessage message, @Nullable SlackMessage words, Cargo cargo, int part, long own) {
        this.whole = message;
        this.message = message;
        this.words = words;
        this.cargo = cargo;
        this.part = part;
        this.weight = own + (part == 0 ? cargo.weight() : 0);
    }

    /** A record's own messages, which account for it once the last of them is accepted. */
    static List<Letter> of(Pending one) {
        List<Letter> letters = new ArrayList<>();
        for (SlackMessage message : one.messages()) {
            int number = letters.size() + 1;
            int part = number == one.messages().size() ? 0 : number;
            // The message is the record's own, and is weighed with it.
            letters.add(new Letter(message, null, new Handful(List.of(one)), part, 0));
        }
        return letters;
    }

    /** One message for several records. */
    static Letter of(Bundle bundle, List<Pending> several) {
        SlackMessage message = bundle.message();
        return new Letter(message, null, new Handful(several), 0, message.size());
    }

    /** Messages that account for records together, once all of them are accepted. */
    static List<Letter> of(List<Notice> notices, Cargo cargo) {
        List<Letter> letters = new ArrayList<>();
        for (Notice notice : notices) {
            int number = letters.size() + 1;
            SlackMessage message = notice.message();
            SlackMessage words = notice.words();
            int part = number == notices.size() ? 0 : number;
            letters.add(new Letter(message, words, cargo, part, message.size() + words.size()));
        }
        return letters;
    }

    SlackMessage message() {
        return message;
    }

    /** Switches to the next plainer form; returns false if there is none. */
    boolean simplify() {
        if (form == Form.WHOLE) {
            form = Form.PLAIN;
            message = whole.simplified();
            return true;
        } else if (form == Form.PLAIN) {
            form = Form.BARE;
            message = words == null ? position() : words;
            return true;
        }
        return false;
    }

    private SlackMessage position() {
        return cargo.pending().get(0).parcel().origin().cannotBeShown();
    }

    /** Returns whether the message names only the position of its record, and so does not account for it. */
    boolean isPositionOnly() {
        return form == Form.BARE && !cargo.pending().isEmpty();
    }

    /** Slack took the bare form: switches to plain text once more, whose refusal shows that the content is at fault. */
    void tryAgain() {
        form = Form.PLAIN_AGAIN;
        message = whole.simplified();
    }

    /** Returns whether a refusal of the current form is known to be caused by the content. */
    boolean isAtFault() {
        return form == Form.PLAIN_AGAIN;
    }

    /** Switches back to the first form, as Slack refuses every message. */
    void restore() {
        form = Form.WHOLE;
        message = whole;
    }

    Cargo cargo() {
        return cargo;
    }

    /** Whether its records are accounted for once Slack has it; if not, another letter follows for the same ones. */
    boolean isLast() {
        return part == 0;
    }

    /** Returns whether the records stand in Slack once it has this message: it is the last one of them, and holds their content. */
    boolean tellsAll() {
        return isLast() && !isPositionOnly();
    }

    /** The hash of the name of the thread that it goes to; null for the channel itself, where all digests and notices go. */
    @Nullable
    String thread() {
        List<Pending> pending = cargo.pending();
        return pending.isEmpty() ? null : pending.get(0).thread();
    }

    /** Which one it is of several for the same records, from 1; 0 for the last, or only, one. */
    int part() {
        return part;
    }

    /** About how much memory it holds, in bytes. */
    long weight() {
        return weight;
    }

    /** Whether nothing that it accounts for is this task's any longer. */
    boolean isMoot() {
        return cargo.isMoot();
    }

    /** Whether some of what it tells, one by one, is no longer this task's. */
    boolean isPartlyMoot() {
        return cargo.pending().size() > 1
                && cargo.pending().stream().anyMatch(one -> one.parcel().isMoot());
    }

    /** What it stands for, for the log. */
    @Override
    public String toString() {
        return cargo.toString();
    }
}
