package io.tocsin.slack.digest;

import java.util.Set;

/** One way through a text, from its start to its end, that masks what varies. */
final class Masking {
    /** What stands between words. Chunks are what these, quotes and white space leave. */
    private static final String DELIMITERS = "()[]{}<>,;|=";
    /** What a path or an address cannot go on over. */
    private static final String PATH_ENDS = "()[]{}<>\"'`|";

    private static final Set<String> UNITS = Set.of(
            "B", "kB", "KB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "TiB", "ns", "us", "µs", "ms", "s", "sec", "secs",
            "min", "h", "AM", "PM", "UTC", "GMT");
    /** Keys of log lines whose quoted values are what the line says. */
    private static final Set<String> SAYINGS =
            Set.of("msg", "message", "event", "error", "err", "reason", "cause", "exception");

    /** By character of ASCII: whether a chunk ends before it. */
    private static final boolean[] BORDERS = new boolean[128];

    static {
        for (char c = 0; c < BORDERS.length; c++) {
            BORDERS[c] = Character.isWhitespace(c) || Quotes.isQuote(c) || DELIMITERS.indexOf(c) >= 0;
        }
    }

    private final String source;
    private final Masked masked;
    private final Quotes quotes;
    private int at;

    Masking(String source) {
        this.source = source;
        this.masked = new Masked(source.length());
        this.quotes = new Quotes(source);
    }

    String masked() {
        while (at < source.length()) {
            step(source.charAt(at));
        }
        return masked.toString();
    }

    private void step(char c) {
        if (Character.isWhitespace(c)) {
            masked.space();
            at++;
        } else if (Quotes.isQuote(c)) {
            quote(c);
        } else if (isPadding(c)) {
            at++;
        } else if (DELIMITERS.indexOf(c) >= 0) {
            masked.append(c);
            at++;
        } else {
            chunk();
        }
    }

    /** What ends an id in base64, which is not the equals sign before a value. */
    private boolean isPadding(char c) {
        boolean last = at + 1 == source.length();
        return c == '='
                && masked.endsInStar()
                && (last || source.charAt(at + 1) == '=' || Character.isWhitespace(source.charAt(at + 1)));
    }

    private void quote(char c) {
        int closing = quotes.closing(at);
        if (closing < 0) {
            masked.append(c);
            at++;
        } else if (isSaying()) {
            quotes.ignoreTo(closing);
        } else {
            masked.star();
            at = closing + 1;
        }
    }

    /** Whether what is quoted here is the value of a key such as {@code msg}. */
    private boolean isSaying() {
        int end = at - 1;
        if (end < 0 || source.charAt(end) != '=') {
            return false;
        }
        int start = end;
        while (start > 0 && end - start < 10 && Character.isLetter(source.charAt(start - 1))) {
            start--;
        }
        return SAYINGS.contains(source.substring(start, end));
    }

    private void chunk() {
        int end = at;
        while (end < source.length() && !isBorder(source.charAt(end))) {
            end++;
        }
        Chunk chunk = new Chunk(source, at, end);
        if (chunk.isPlace()) {
            place(chunk);
        } else if (masked.followsStar() && UNITS.contains(source.substring(at, end))) {
            at = end;
        } else {
            chunk.mask(masked, end);
            at = end;
        }
    }

    private static boolean isBorder(char c) {
        return c < BORDERS.length ? BORDERS[c] : Character.isWhitespace(c);
    }

    /** A path or an address goes on over equals signs, commas and the like; the full stop after it is not part of it. */
    private void place(Chunk chunk) {
        int end = at;
        while (end < source.length()
                && !Character.isWhitespace(source.charAt(end))
                && PATH_ENDS.indexOf(source.charAt(end)) < 0) {
            end++;
        }
        if (!chunk.goesOn()) {
            end = chunk.end();
        }
        while (end > at + 1 && ".:!?,;".indexOf(source.charAt(end - 1)) >= 0) {
            end--;
        }
        masked.star();
        at = end;
    }
}
