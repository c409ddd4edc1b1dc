package io.tocsin.slack.message.text;

/**
 * The beginning of a hostile text, made safe to show. The text is one that {@link CanonicalText} made.
 *
 * @param text what is shown
 * @param cut how many characters (UTF-16 units) of the original are not
 */
public record Excerpt(String text, int cut) {
    /** For plain_text and raw text elements, in which Slack interprets nothing. */
    public static Excerpt raw(String source, int limit) {
        return of(source, limit, SafeText.RAW);
    }

    /** For text in which Slack looks for mentions and links; the limit holds after escaping. */
    public static Excerpt escaped(String source, int limit) {
        return of(source, limit, SafeText.ESCAPED);
    }

    /** For a place with markup, in which nothing of this text is to be any; the limit holds after escaping. */
    public static Excerpt markup(String source, int limit) {
        return of(source, limit, SafeText.MARKUP);
    }

    /** The beginning of a text as it is, not made safe, in which no character is torn apart. */
    public static String head(String source, int limit) {
        if (source.length() <= limit) {
            return source;
        }
        boolean inPair = limit > 0 && Character.isHighSurrogate(source.charAt(limit - 1));
        return source.substring(0, inPair ? limit - 1 : limit);
    }

    /** One line of raw text, ending in an ellipsis if it was cut. */
    public static String line(String source, int limit) {
        return oneLine(raw(source, limit - 1));
    }

    /** One line of escaped text, ending in an ellipsis if it was cut. */
    public static String escapedLine(String source, int limit) {
        return oneLine(escaped(source, limit - 1));
    }

    private static String oneLine(Excerpt excerpt) {
        String text = excerpt.text.replace('\n', ' ').strip();
        return excerpt.cut > 0 ? text + '…' : text;
    }

    private static Excerpt of(String source, int limit, SafeText form) {
        StringBuilder shown = new StringBuilder(Math.min(source.length(), limit) + 16);
        int at = appendOrdinary(shown, source, 0, limit);
        while (at < source.length()) {
            int kept = shown.length();
            int next = at + form.append(shown, source, at);
            if (shown.length() > limit) {
                shown.setLength(kept);
                return new Excerpt(shown.toString(), source.length() - at);
            }
            at = appendOrdinary(shown, source, next, limit);
        }
        return new Excerpt(shown.toString(), 0);
    }

    /** Takes what is shown as it is, most of any text, in one piece: to where it ends, or the room for it does. */
    private static int appendOrdinary(StringBuilder shown, String source, int from, int limit) {
        int end = Math.min(source.length(), from + limit - shown.length());
        int at = from;
        while (at < end && SafeText.isOrdinary(source.charAt(at))) {
            at++;
        }
        shown.append(source, from, at);
        return at;
    }
}
