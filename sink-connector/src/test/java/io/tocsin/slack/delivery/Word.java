package io.tocsin.slack.delivery;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A record in letters alone, so that each is a kind of its own.
 *
 * @param log tells apart the logs in which a record stood on this offset
 * @param assignment counts the assignments of the partition to its task
 */
record Word(int partition, long offset, int log, int assignment) {
    private static final Pattern WORD = Pattern.compile("rec([g-p]+)x([g-p]+)w([g-p]+)y([g-p]+)z");

    /** All that a text names, each once. */
    static Set<Word> in(String text) {
        Set<Word> words = new LinkedHashSet<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(new Word((int) number(word.group(1)), number(word.group(2)), (int) number(word.group(3)), (int)
                    number(word.group(4))));
        }
        return words;
    }

    private static long number(String letters) {
        long number = 0;
        for (int i = 0; i < letters.length(); i++) {
            number = number * 10 + (letters.charAt(i) - 'g');
        }
        return number;
    }

    private static String letters(long number) {
        StringBuilder letters = new StringBuilder(Long.toString(number));
        for (int i = 0; i < letters.length(); i++) {
            letters.setCharAt(i, (char) (letters.charAt(i) - '0' + 'g'));
        }
        return letters.toString();
    }

    @Override
    public String toString() {
        return "rec" + letters(partition) + "x" + letters(offset) + "w" + letters(log) + "y" + letters(assignment)
                + "z";
    }
}
