package io.tocsin.emulator.cloudwatch.pattern;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Reads an operator and what it compares with. */
final class Comparison {
    /** Two characters before one, as one begins the other. */
    private static final List<String> RELATIONS = List.of(">=", "<=", ">", "<");

    private final Cursor cursor;
    private final Quota regexes;

    private Comparison(Cursor cursor, Quota regexes) {
        this.cursor = cursor;
        this.regexes = regexes;
    }

    /** Reads both, with the spaces before and between. */
    static Predicate<Scalar> read(Cursor cursor, Quota regexes) {
        return new Comparison(cursor, regexes).read();
    }

    private Predicate<Scalar> read() {
        cursor.skipSpaces();
        if (cursor.take("!=")) {
            return equality().negate();
        }
        if (cursor.take("=")) {
            return equality();
        }
        for (String relation : RELATIONS) {
            if (cursor.take(relation)) {
                return relation(holds(relation));
            }
        }
        throw cursor.error("expected an operator, one of = != > < >= <=");
    }

    private static IntPredicate holds(String relation) {
        return switch (relation) {
            case ">=" -> order -> order >= 0;
            case "<=" -> order -> order <= 0;
            case ">" -> order -> order > 0;
            default -> order -> order < 0;
        };
    }

    private Predicate<Scalar> equality() {
        cursor.skipSpaces();
        if (cursor.peek() == '%') {
            regexes.add(cursor, cursor.position());
            Predicate<String> regex = Regex.read(cursor);
            return value -> regex.test(value.text());
        }
        if (cursor.peek() == '"') {
            Predicate<String> text = new Wildcard(cursor.quoted());
            return value -> text.test(value.text());
        }
        return bare();
    }

    /** A bare number is compared as a number if the value is one too; a quoted one never is. */
    private Predicate<Scalar> bare() {
        String word = word();
        Predicate<String> text = new Wildcard(word);
        BigDecimal number = Numbers.parse(word);
        return value -> {
            BigDecimal actual = value.number();
            return (number != null && actual != null) ? number.compareTo(actual) == 0 : text.test(value.text());
        };
    }

    private Predicate<Scalar> relation(IntPredicate holds) {
        cursor.skipSpaces();
        int start = cursor.position();
        if (cursor.peek() == '"') {
            cursor.quoted();
            throw cursor.invalidTerm(cursor.since(start), start);
        }
        String word = word();
        BigDecimal bound = Numbers.parse(word);
        if (bound == null) {
            throw cursor.invalidTerm(word, start);
        }
        return value -> {
            BigDecimal actual = value.number();
            return actual != null && holds.test(actual.compareTo(bound));
        };
    }

    private String word() {
        int start = cursor.position();
        String word = cursor.takeWhile(c -> !Character.isWhitespace(c) && ",()[]{}|&\"".indexOf(c) < 0);
        if (word.isEmpty()) {
            throw cursor.error("expected a value");
        }
        if (!word.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_.*-+".indexOf(c) >= 0)) {
            throw cursor.invalidTerm(word, start);
        }
        return word;
    }
}
