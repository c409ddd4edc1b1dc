package io.tocsin.slack.message;

/** Estimates the memory that a string takes. */
public final class TextWeight {
    /** The object and its array of bytes, with their headers. */
    static final long OVERHEAD = 48;

    private static final char LAST_OF_ONE_BYTE = 0xff;

    private TextWeight() {}

    /** Returns the size in bytes: a JVM stores a string with one byte a character if all of them are Latin-1, else with two. */
    public static long of(String text) {
        return OVERHEAD + (isLatin1(text) ? text.length() : 2L * text.length());
    }

    private static boolean isLatin1(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > LAST_OF_ONE_BYTE) {
                return false;
            }
        }
        return true;
    }
}
