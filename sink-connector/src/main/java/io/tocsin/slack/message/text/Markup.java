package io.tocsin.slack.message.text;

/** Slack's markup, cut where that breaks nothing: never inside a link, a mention, an entity or a character. */
public final class Markup {
    private static final String FENCE = "```";
    /** The length of the longest entity after its first character. */
    private static final int LONGEST_ENTITY = 4;

    private Markup() {}

    /** The beginning of markup; a code block that is open there is closed. */
    public static Excerpt cut(String markup, int limit) {
        if (markup.length() <= limit) {
            return new Excerpt(markup, 0);
        }
        int room = limit - FENCE.length() - 1;
        int end = 0;
        while (end < markup.length() && afterUnit(markup, end) <= room) {
            end = afterUnit(markup, end);
        }
        if (end > 0 && Formatting.standsInWord(markup, end - 1)) {
            // At the end of what is kept it would no longer stand for itself.
            end--;
        }
        String kept = markup.substring(0, end);
        return new Excerpt(fencesAreClosed(kept) ? kept : kept + "\n" + FENCE, markup.length() - end);
    }

    /** Without its escapes; what it formats, it shows as signs. */
    public static String unescaped(String markup) {
        return markup.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static int afterUnit(String markup, int at) {
        char first = markup.charAt(at);
        int end = first == '<' ? markup.indexOf('>', at) : first == '&' ? markup.indexOf(';', at) : -1;
        if (end > at && (first == '<' || end - at <= LONGEST_ENTITY)) {
            return end + 1;
        }
        return markup.startsWith(FENCE, at) ? at + FENCE.length() : at + Character.charCount(markup.codePointAt(at));
    }

    private static boolean fencesAreClosed(String markup) {
        return markup.split(FENCE, -1).length % 2 == 1;
    }
}
