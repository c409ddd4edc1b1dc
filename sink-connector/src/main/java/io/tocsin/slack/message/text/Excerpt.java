package io.tocsin.slack.message.text;

/**
 * The beginning of a hostile text, made safe to show.
 *
 * @param text what is shown
 * @param cut how many characters (UTF-16 units) of the original are not
 */
public record Excerpt(String text, int cut) {
    private static final char ESCAPE = '\u001b';

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
            int next = afterColour(source, at);
            if (next == at) {
                next = at + form.append(shown, source, at);
            }
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

    /** Terminals' colour codes are no content: where the one that starts here ends, or here. */
    private static int afterColour(String source, int at) {
        if (source.charAt(at) != ESCAPE || !source.startsWith("[", at + 1)) {
            return at;
        }
        int end = at + 2;
        while (end < source.length() && (Character.isDigit(source.charAt(end)) || source.charAt(end) == ';')) {
            end++;
        }
        return end < source.length() && source.charAt(end) == 'm' ? end + 1 : at;
    }
}
