package io.tocsin.slack.readback;

/**
 * What is to be done with a record, as far as a channel's history has a say in it.
 *
 * @param verdict what
 * @param offset for {@link Verdict#NEW} the offset of the record before it that came to the same destination, as {@link Coverage#add}
 *     wants it; for {@link Verdict#MISTAKEN} the offset to go back to
 * @param count for {@link Verdict#FOUND} the records that this settles, itself included
 */
public record Answer(Verdict verdict, long offset, long count) {
    /** What to do. */
    public enum Verdict {
        /** Nobody knows yet: the history has to be read first. The record must come again. */
        UNREAD,
        /** It does not stand in the channel. */
        NEW,
        /** It may be one of the records of a message that stands there; a later one will tell. Nothing is to be done with it. */
        FOLLOWED,
        /** It stands there, and so do those that were followed before it. */
        FOUND,
        /** It and those that were followed before it do not stand there after all: they must all come again. */
        MISTAKEN
    }

    static Answer unread() {
        return new Answer(Verdict.UNREAD, 0, 0);
    }

    /** A record that is to be posted. */
    public static Answer fresh(long predecessor) {
        return new Answer(Verdict.NEW, predecessor, 0);
    }

    static Answer followed() {
        return new Answer(Verdict.FOLLOWED, 0, 0);
    }

    static Answer found(long count) {
        return new Answer(Verdict.FOUND, 0, count);
    }

    static Answer mistaken(long first) {
        return new Answer(Verdict.MISTAKEN, first, 0);
    }
}
