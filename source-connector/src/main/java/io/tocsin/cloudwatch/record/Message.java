package io.tocsin.cloudwatch.record;

import java.nio.charset.StandardCharsets;

/**
 * The text of an event as it goes into a record.
 *
 * @param text at most as long as allowed, cut between two characters
 * @param cut whether something was cut off
 */
record Message(String text, boolean cut) {
    /** JsonConverter's writer escapes such a character as the two halves of its pair, of six bytes each. */
    private static final int ESCAPED_PAIR = 12;

    /** No char takes more: most messages need not be counted. */
    private static final int MOST_PER_CHAR = 6;

    private static final char REPLACEMENT = '\uFFFD';

    /**
     * Cuts a text so that it takes at most {@code maxBytes} of UTF-8 in a JSON string. The escapes are counted since a message
     * of control characters grows sixfold in JSON, and a record over the producer's limit would stop the task for good.
     */
    static Message of(String original, int maxBytes) {
        if ((long) original.length() * MOST_PER_CHAR <= maxBytes) {
            return new Message(wellFormed(original), false);
        }
        long bytes = 0;
        int end = 0;
        boolean wellFormed = true;
        while (end < original.length()) {
            int codePoint = original.codePointAt(end);
            bytes += bytesInJson(codePoint);
            if (bytes > maxBytes) {
                return new Message(wellFormed(original.substring(0, end), wellFormed), true);
            }
            wellFormed &= !isLoneSurrogate(codePoint);
            end += Character.charCount(codePoint);
        }
        return new Message(wellFormed(original, wellFormed), false);
    }

    /** The size of a text in UTF-8. */
    static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int bytesInJson(int codePoint) {
        if (codePoint < 0x20) {
            return "\b\t\n\f\r".indexOf(codePoint) >= 0 ? 2 : 6;
        } else if (codePoint < 0x80) {
            return codePoint == '"' || codePoint == '\\' ? 2 : 1;
        } else if (codePoint < 0x800) {
            return 2;
        } else {
            return codePoint < 0x10000 ? 3 : ESCAPED_PAIR;
        }
    }

    /** The text with a replacement for every lone half of a surrogate pair, which JSON may hold as an escape. */
    static String wellFormed(String text) {
        return wellFormed(text, !holdsLoneSurrogate(text));
    }

    /** A plain loop, since every message that is read comes by here. */
    private static boolean holdsLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) && isLoneSurrogate(text.codePointAt(i++))) {
                return true;
            }
        }
        return false;
    }

    /** Half a surrogate pair has no UTF-8 form, and JsonConverter's writer throws at it. */
    private static String wellFormed(String text, boolean alreadySo) {
        if (alreadySo) {
            return text;
        }
        return text.codePoints()
                .map(codePoint -> isLoneSurrogate(codePoint) ? REPLACEMENT : codePoint)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
