package io.tocsin.slack.digest;

/**
 * What two log texts have in common that differ in nothing but numbers, ids, addresses, paths, times and quoted strings. Takes
 * linear time whatever the text.
 */
public final class Likeness {
    /** How much of a text is looked at, in UTF-16 units; two texts that differ only after it are alike. */
    public static final int LENGTH = 1_000;

    private Likeness() {}

    /** The text with a star for each part that varies, and a space for each stretch of white space. Equal for texts that are alike. */
    public static String of(String text) {
        return new Masking(text.length() <= LENGTH ? text : text.substring(0, LENGTH)).masked();
    }
}
