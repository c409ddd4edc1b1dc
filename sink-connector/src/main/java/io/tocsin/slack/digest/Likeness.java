package io.tocsin.slack.digest;

import io.tocsin.slack.message.Gist;

/**
 * What two log texts have in common that differ in nothing but numbers, ids, addresses, paths, times and quoted strings. Takes
 * linear time whatever the text.
 */
public final class Likeness {
    /** How much of a text is looked at, in UTF-16 units; two texts that differ only after it are alike. */
    public static final int LENGTH = 1_000;

    private Likeness() {}

    /** What records have in common that may share a message: exactly the same place and severity, and headers that are alike. */
    public static String ofHeader(Gist gist) {
        return gist.place() + '\n' + gist.severity() + '\n' + of(gist.title());
    }

    /** The text with a star for each part that varies, and a space for each stretch of white space. Equal for texts that are alike. */
    public static String of(String text) {
        return new Masking(text.length() <= LENGTH ? text : text.substring(0, LENGTH)).masked();
    }
}
