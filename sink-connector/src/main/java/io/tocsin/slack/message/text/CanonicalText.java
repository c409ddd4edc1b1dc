package io.tocsin.slack.message.text;

/**
 * Makes a text what its reader would see in a terminal, before anything else looks at it: without colours and other terminal
 * sequences (ECMA-48: CSI, OSC, DCS and their kin), also where JSON has escaped their first character, without what backspaces
 * overwrote, with {@code \n} for each line end, and without a byte order mark. A carriage return alone ends a line, as log shippers
 * write it for {@code \n}; what it would overwrite is kept. Takes linear time. Used for one text.
 */
public final class CanonicalText {
    private static final char ESCAPE = '\u001b';
    private static final char BELL = '\u0007';
    private static final char CSI = '\u009b';
    private static final char STRING_TERMINATOR = '\u009c';
    /** The 8-bit forms of {@code ESC P}, {@code ESC X}, {@code ESC ]}, {@code ESC ^} and {@code ESC _}. */
    private static final String STRINGS = "\u0090\u0098\u009d\u009e\u009f";
    /** What comes after the escape character where a string begins. */
    private static final String STRINGS_AFTER_ESCAPE = "PX]^_";
    /** How JSON writes {@code ESC [}, after one or more backslashes. */
    private static final String CSI_IN_JSON = "u001b[";

    private static final String CSI_IN_JSON_TOO = "u001B[";

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final CharSequence source;
    private final StringBuilder text;
    private int at;
    /** Before here no string ends that begins where the last search for an end began, or later. */
    private int noStringEndsBefore;
    /** Backspaces that nothing has been written over yet. */
    private int backspaces;

    private CanonicalText(CharSequence source) {
        this.source = source;
        this.text = new StringBuilder(source.length());
    }

    /** The canonical form of a text, which is the text itself for most. */
    public static String of(CharSequence source) {
        int first = firstThatChanges(source);
        return first == source.length() ? source.toString() : new CanonicalText(source).from(first);
    }

    private static int firstThatChanges(CharSequence source) {
        int at = 0;
        while (at < source.length() && !mayChange(source, at)) {
            at++;
        }
        return at;
    }

    private static boolean mayChange(CharSequence source, int at) {
        char c = source.charAt(at);
        if (c >= ' ' && c < 0x7f) {
            return c == '\\' && standsAt(at + 1, "u001", source);
        }
        return switch (c) {
            case ESCAPE, '\b', '\r', CSI -> true;
            case BYTE_ORDER_MARK -> at == 0;
            default -> c <= '\u009f' && STRINGS.indexOf(c) >= 0;
        };
    }

    private static boolean standsAt(int at, String literal, CharSequence source) {
        if (at + literal.length() > source.length()) {
            return false;
        }
        for (int i = 0; i < literal.length(); i++) {
            if (source.charAt(at + i) != literal.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private String from(int first) {
        at = first;
        while (at > 0 && source.charAt(at - 1) == '\\') {
            at--;
        }
        text.append(source, 0, at);
        while (at < source.length()) {
            step(source.charAt(at));
        }
        return text.toString();
    }

    private void step(char c) {
        if (c == '\b') {
            backspaces++;
            at++;
        } else if (c == '\r') {
            lineEnd();
        } else if (c == BYTE_ORDER_MARK && at == 0) {
            at++;
        } else if (c == '\\') {
            backslashes();
        } else {
            int end = afterSequence(at);
            if (end > at) {
                at = end;
            } else {
                append(c);
            }
        }
    }

    /** One or more carriage returns, and the line feed after them if there is one. */
    private void lineEnd() {
        while (at < source.length() && source.charAt(at) == '\r') {
            at++;
        }
        if (at == source.length() || source.charAt(at) != '\n') {
            backspaces = 0;
            text.append('\n');
        }
    }

    private void append(char c) {
        if (c == '\n') {
            backspaces = 0;
        } else if (backspaces > 0) {
            erase();
        }
        text.append(c);
        at++;
    }

    /** Takes away what is written over, within the line. */
    private void erase() {
        while (backspaces > 0 && !text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.setLength(text.length() - Character.charCount(text.codePointBefore(text.length())));
            backspaces--;
        }
        backspaces = 0;
    }

    /** Of JSON within JSON, two backslashes stand before an escape; any others stand for themselves. */
    private void backslashes() {
        int end = at;
        while (end < source.length() && source.charAt(end) == '\\') {
            end++;
        }
        boolean escape = standsAt(end, CSI_IN_JSON, source) || standsAt(end, CSI_IN_JSON_TOO, source);
        int afterSequence = escape ? afterControlSequence(end + CSI_IN_JSON.length()) : -1;
        int kept = afterSequence < 0 ? end : end - ((end - at) % 2 == 1 ? 1 : 2);
        while (at < kept) {
            append('\\');
        }
        at = Math.max(end, afterSequence);
    }

    /** Where the terminal sequence that starts here ends, or here. */
    private int afterSequence(int start) {
        char c = source.charAt(start);
        int end = -1;
        if (c == CSI) {
            end = afterControlSequence(start + 1);
        } else if (STRINGS.indexOf(c) >= 0) {
            end = afterString(start + 1);
        } else if (c == ESCAPE && start + 1 < source.length()) {
            end = afterEscape(start + 1);
        }
        return end < 0 ? start : end;
    }

    private int afterEscape(int second) {
        char c = source.charAt(second);
        if (c == '[') {
            return afterControlSequence(second + 1);
        } else if (STRINGS_AFTER_ESCAPE.indexOf(c) >= 0) {
            return afterString(second + 1);
        } else if (c == ESCAPE) {
            return second;
        }
        int end = afterAll(second, ' ', '/');
        return end < source.length() && isBetween(source.charAt(end), '0', '~') ? end + 1 : -1;
    }

    /** Parameters, intermediate characters and a final one; -1 if they do not follow. */
    private int afterControlSequence(int start) {
        int end = afterAll(afterAll(start, '0', '?'), ' ', '/');
        return end < source.length() && isBetween(source.charAt(end), '@', '~') ? end + 1 : -1;
    }

    private int afterAll(int start, char from, char to) {
        int end = start;
        while (end < source.length() && isBetween(source.charAt(end), from, to)) {
            end++;
        }
        return end;
    }

    private static boolean isBetween(char c, char from, char to) {
        return c >= from && c <= to;
    }

    /**
     * A string that is not ended before its line or another sequence is none, so that it hides nothing of what follows. Where a search
     * was in vain, none is begun again: the beginnings of strings do not end one.
     */
    private int afterString(int start) {
        if (start < noStringEndsBefore) {
            return -1;
        }
        int end = start;
        while (end < source.length() && !mayEndString(source.charAt(end))) {
            end++;
        }
        int after = afterTerminator(end);
        noStringEndsBefore = after < 0 ? end : noStringEndsBefore;
        return after;
    }

    private static boolean mayEndString(char c) {
        return switch (c) {
            case BELL, STRING_TERMINATOR, ESCAPE, '\n', '\r' -> true;
            default -> false;
        };
    }

    private int afterTerminator(int end) {
        if (end == source.length()) {
            return -1;
        }
        return switch (source.charAt(end)) {
            case BELL, STRING_TERMINATOR -> end + 1;
            case ESCAPE -> standsAt(end + 1, "\\", source) ? end + 2 : -1;
            default -> -1;
        };
    }
}
