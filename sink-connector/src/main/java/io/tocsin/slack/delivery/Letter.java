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
 * <p>When some of its partitions are taken away it still goes, whole, for the sake of the others: a message cannot be taken
 * apart. The records of those partitions are then shown twice, here and by the task that has them now, but they count for this
 * task no more.
 */
final class Letter {
    private final Cargo cargo;
    private final boolean last;
    private final long weight;
    /** What cannot be refused for its content; null where a record can be handed to the dead letter queue instead. */
    private final @Nullable SlackMessage words;

    private SlackMessage message;
    private boolean simplified;

    private Letter(SlackMessage message, @Nullable SlackMessage words, Cargo cargo, boolean last) {
        this.message = message;
        this.words = words;
        this.cargo = cargo;
        this.last = last;
        this.weight = message.size() + cargo.weight();
    }

    /** A record's own messages, which account for it once the last of them is accepted. */
    static List<Letter> of(Pending one) {
        List<Letter> letters = new ArrayList<>();
        for (SlackMessage message : one.messages()) {
            boolean last = letters.size() == one.messages().size() - 1;
            letters.add(new Letter(message, null, new Handful(List.of(one)), last));
        }
        return letters;
    }

    /** One message for several records. */
    static Letter of(Bundle bundle, List<Pending> several) {
        return new Letter(bundle.message(), null, new Handful(several), true);
    }

    /** Messages that account for records together, once all of them are accepted. */
    static List<Letter> of(List<Notice> notices, Cargo cargo) {
        List<Letter> letters = new ArrayList<>();
        for (Notice notice : notices) {
            letters.add(new Letter(notice.message(), notice.words(), cargo, letters.size() == notices.size() - 1));
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
        return last;
    }

    /** About how much memory it holds, in bytes. */
    long weight() {
        return weight;
    }

    /** Whether nothing that it accounts for is this task's any longer. */
    boolean isMoot() {
        return cargo.isMoot();
    }

    /** What it stands for, for the log. */
    @Override
    public String toString() {
        return cargo.toString();
    }
}
