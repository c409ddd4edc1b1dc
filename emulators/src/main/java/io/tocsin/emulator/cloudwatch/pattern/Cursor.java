package io.tocsin.emulator.cloudwatch.pattern;

import java.util.function.IntPredicate;

/** Reads a pattern from left to right, and knows the place when something is wrong. */
final class Cursor {
    private static final char NOTHING = '\0';

    private final String text;
    private final int end;
    private int at;

    private Cursor(String text, int start, int end) {
        this.text = text;
        this.at = start;
        this.end = end;
    }

    static Cursor of(String text) {
        return new Cursor(text, 0, text.length());
    }

    /** Of what stands between the first character and the last that is not blank, which must be the closing one. */
    static Cursor within(String text, char closing) {
        int last = text.stripTrailing().length() - 1;
        if (last < 1 || text.charAt(last) != closing) {
            throw new InvalidPatternException(
                    "If a filter pattern starts with '" + text.charAt(0) + "' it must end with '" + closing + "'");
        }
        return new Cursor(text, 1, last);
    }

    boolean atEnd() {
        return at >= end;
    }

    /** The next character, or NUL at the end. */
    char peek() {
        return atEnd() ? NOTHING : text.charAt(at);
    }

    int position() {
        return at;
    }

    char next() {
        return text.charAt(at++);
    }

    /** Reads on from a position that was read before. */
    void back(int position) {
        at = position;
    }

    void skipSpaces() {
        takeWhile(Character::isWhitespace);
    }

    /** Whether the text comes next, which is then behind. */
    boolean take(String expected) {
        boolean there = text.startsWith(expected, at) && at + expected.length() <= end;
        at += there ? expected.length() : 0;
        return there;
    }

    String takeWhile(IntPredicate wanted) {
        int start = at;
        while (!atEnd() && wanted.test(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    void expect(String expected) {
        if (!take(expected)) {
            throw error("expected '" + expected + "'");
        }
    }

    /** A text in double quotes, in which {@code \"} and {@code \\} stand for the second character. */
    String quoted() {
        int start = at;
        expect("\"");
        StringBuilder content = new StringBuilder();
        while (!atEnd() && peek() != '"') {
            if (!take("\\\"") && !take("\\\\")) {
                content.append(next());
            } else {
                content.append(text.charAt(at - 1));
            }
        }
        if (atEnd()) {
            throw error("the quotation mark is not closed", start);
        }
        at++;
        return content.toString();
    }

    /** What was read since a position. */
    String since(int start) {
        return text.substring(start, at);
    }

    InvalidPatternException error(String problem) {
        return error(problem, at);
    }

    InvalidPatternException error(String problem, int position) {
        return new InvalidPatternException(problem, position);
    }

    /** In AWS's words. */
    InvalidPatternException invalidTerm(String term, int position) {
        return error("Invalid character(s) in term '" + term + "'", position);
    }
}
