package io.tocsin.slack.delivery;

import io.tocsin.slack.message.SlackMessage;
import java.util.Set;

/**
 * What a message tells of records.
 *
 * @param words the records; of a message that names none, those of the one before it to the same channel
 * @param numbers whether it says no more than how many there are, as Slack refused to be told more
 * @param digest whether it stands in the channel for whatever thread its records are of
 * @param layout whether it has blocks
 * @param place whether it says only where a record stands, as Slack refused to be told more
 */
record Telling(Set<Word> words, boolean numbers, boolean digest, boolean layout, boolean place) {

    /**
     * What a message tells.
     *
     * @param before the records of the one before it to the same channel
     */
    static Telling of(SlackMessage message, Set<Word> before) {
        Set<Word> words = Word.in(message.body() + message.plainText());
        boolean place = message.plainText().contains("cannot be shown");
        boolean numbers = words.isEmpty() && !place;
        return new Telling(
                words.isEmpty() ? before : words,
                numbers,
                numbers || message.plainText().contains("igest"),
                message.body().contains("blocks"),
                place);
    }
}
