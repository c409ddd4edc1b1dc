package io.tocsin.slack.digest;

/** Finds what is quoted in a text, in linear time: where a search to the end of a line was in vain, none is begun again. */
final class Quotes {
    private static final String QUOTES = "\"'`";

    private final String source;
    /** In JSON everything is quoted, also what a line says. */
    private final boolean json;
    /** By the kind of quote: nothing is closed before here. */
    private final int[] noneUntil = new int[QUOTES.length()];

    private int ignoredUntil;

    Quotes(String source) {
        this.source = source;
        this.json = source.startsWith("{") || source.startsWith("[{");
    }

    static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    /** Quotes are nothing special up to this one. */
    void ignoreTo(int quote) {
        ignoredUntil = quote + 1;
    }

    /** Where the quote that opens here is closed; -1 if it opens nothing, or the whole text. */
    int closing(int at) {
        int kind = QUOTES.indexOf(source.charAt(at));
        if (json || at == 0 || at < ignoredUntil || at < noneUntil[kind] || isApostrophe(at)) {
            return -1;
        }
        int end = at + 1;
        while (end < source.length() && source.charAt(end) != '\n' && !closes(at, end)) {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        if (end < source.length() && source.charAt(end) != '\n') {
            return end;
        }
        noneUntil[kind] = end;
        return -1;
    }

    private boolean isApostrophe(int at) {
        return source.charAt(at) == '\'' && isInWord(at - 1);
    }

    private boolean closes(int opening, int at) {
        return source.charAt(at) == source.charAt(opening) && (source.charAt(at) != '\'' || !isInWord(at + 1));
    }

    private boolean isInWord(int at) {
        return at >= 0 && at < source.length() && Character.isLetterOrDigit(source.charAt(at));
    }
}
