package io.tocsin.emulator.cloudwatch.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Terms of an unstructured message: {@code word}, {@code "a phrase"}, {@code %regex%}, with {@code ?} or {@code -} or not. */
final class TermPattern implements FilterPattern {
    /** All of which must occur. */
    private final List<Predicate<String>> included = new ArrayList<>();
    /** None of which may occur. */
    private final List<Predicate<String>> excluded = new ArrayList<>();
    /** One of which must occur. Ignored where there is any other term, which surprises but is documented. */
    private final List<Predicate<String>> optional = new ArrayList<>();

    private final Cursor cursor;
    private int regexes;

    private TermPattern(Cursor cursor) {
        this.cursor = cursor;
    }

    static FilterPattern parse(String pattern) {
        TermPattern terms = new TermPattern(Cursor.of(pattern));
        terms.read();
        return terms;
    }

    @Override
    public boolean matches(String message) {
        if (included.isEmpty() && excluded.isEmpty()) {
            return optional.isEmpty() || any(optional, message);
        }
        return all(included, message) && !any(excluded, message);
    }

    @Override
    public int regexes() {
        return regexes;
    }

    private void read() {
        cursor.skipSpaces();
        while (!cursor.atEnd()) {
            kind().add(term());
            cursor.skipSpaces();
        }
    }

    private List<Predicate<String>> kind() {
        if (cursor.take("?")) {
            return optional;
        }
        return cursor.take("-") ? excluded : included;
    }

    private Predicate<String> term() {
        if (cursor.peek() == '%') {
            regexes++;
            return Regex.read(cursor);
        }
        if (cursor.peek() == '"') {
            String phrase = cursor.quoted();
            // "" and " " match all, as documented.
            return message -> phrase.isBlank() || message.contains(phrase);
        }
        String word = word();
        return message -> message.contains(word);
    }

    private String word() {
        int start = cursor.position();
        String word = cursor.takeWhile(c -> !Character.isWhitespace(c));
        if (word.isEmpty()) {
            throw cursor.error("expected a term");
        }
        if (!word.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_')) {
            throw cursor.invalidTerm(word, start);
        }
        return word;
    }

    private static boolean all(List<Predicate<String>> terms, String message) {
        for (Predicate<String> term : terms) {
            if (!term.test(message)) {
                return false;
            }
        }
        return true;
    }

    private static boolean any(List<Predicate<String>> terms, String message) {
        for (Predicate<String> term : terms) {
            if (term.test(message)) {
                return true;
            }
        }
        return false;
    }
}
