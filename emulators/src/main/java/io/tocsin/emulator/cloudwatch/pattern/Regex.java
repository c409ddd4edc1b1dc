package io.tocsin.emulator.cloudwatch.pattern;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression between percent signs, in the small dialect that CloudWatch Logs allows. */
final class Regex {
    /** A space is not in AWS's list of symbols, but is in one of its examples. */
    private static final String SYMBOLS = ":_#=@/;,- ";

    private static final String OPERATORS = "^$?[]{}|\\*+.";
    private static final String CLASSES = "dDsSwW";
    private static final Pattern HEX = Pattern.compile("x[0-9A-Fa-f]{2}");
    /** Java demands the lower bound of a repetition, AWS does not. */
    private static final Pattern NO_LOWER_BOUND = Pattern.compile("(?<!\\\\)\\{,");

    private final Cursor cursor;
    private final StringBuilder expression = new StringBuilder();

    private Regex(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Reads one, percent signs included; it need match a part of a text only. */
    static Predicate<String> read(Cursor cursor) {
        return new Regex(cursor).read();
    }

    private Predicate<String> read() {
        int start = cursor.position();
        cursor.expect("%");
        while (!cursor.atEnd() && cursor.peek() != '%') {
            element();
        }
        if (!cursor.take("%")) {
            throw cursor.error("the regular expression is not closed with '%'", start);
        }
        if (expression.isEmpty()) {
            throw cursor.error("the regular expression is empty", start);
        }
        return compile(start);
    }

    private void element() {
        char c = cursor.peek();
        if (c == '\\') {
            escape();
        } else if (isAlphanumeric(c) || SYMBOLS.indexOf(c) >= 0 || OPERATORS.indexOf(c) >= 0) {
            expression.append(cursor.next());
        } else {
            throw cursor.error("'" + c + "' is not supported in a regular expression");
        }
    }

    private void escape() {
        int start = cursor.position();
        cursor.next();
        char c = cursor.peek();
        if (c == 'x') {
            hex(start);
        } else if (CLASSES.indexOf(c) >= 0 || OPERATORS.indexOf(c) >= 0 || SYMBOLS.indexOf(c) >= 0) {
            expression.append('\\').append(cursor.next());
        } else {
            throw cursor.error("'\\" + c + "' is not supported in a regular expression", start);
        }
    }

    private void hex(int start) {
        StringBuilder code = new StringBuilder();
        while (code.length() < 3 && isAlphanumeric(cursor.peek())) {
            code.append(cursor.next());
        }
        if (!HEX.matcher(code).matches()) {
            throw cursor.error("'\\x' must be followed by two hexadecimal digits", start);
        }
        expression.append('\\').append(code);
    }

    private Predicate<String> compile(int start) {
        String java = NO_LOWER_BOUND.matcher(expression).replaceAll("{0,");
        try {
            return Pattern.compile(java).asPredicate();
        } catch (PatternSyntaxException e) {
            throw cursor.error("the regular expression does not compile: " + e.getDescription(), start);
        }
    }

    private static boolean isAlphanumeric(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }
}
