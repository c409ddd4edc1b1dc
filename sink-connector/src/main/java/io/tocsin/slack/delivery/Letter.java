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
    /** What cannot be refused for its content; null where a record can be handed to the dead letter queue instead. */
    private final @Nullable SlackMessage words;

    private SlackMessage message;
    private boolean simplified;

    /** @param own what it holds besides its cargo, which is held until the last of those that share it is gone */
    private Letter(SlackMessage message, @Nullable SlackMessage words, Cargo cargo, int part, long own) {
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

    /** Makes the message a simpler one, as Slack refuses it; false if there is none. */
    boolean simplify() {
        if (!simplified) {
            simplified = true;
            message = message.simplified();
            return true;
        }
        if (words == null || message == words) {
            return false;
        }
        message = words;
        return true;
    }

    Cargo cargo() {
        return cargo;
    }

    /** Whether its records are accounted for once Slack has it; if not, another letter follows for the same ones. */
    boolean isLast() {
        return part == 0;
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
