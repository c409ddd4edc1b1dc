package io.tocsin.emulator.cloudwatch.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Parses terms: {@code word}, {@code "a phrase"}, each with {@code ?} or {@code -} before it or not. */
final class TermParser {
    private final String pattern;
    private final List<Predicate<String>> included = new ArrayList<>();
    private final List<Predicate<String>> excluded = new ArrayList<>();
    private final List<Predicate<String>> optional = new ArrayList<>();
    private int at;

    private TermParser(String pattern) {
        this.pattern = pattern;
    }

    static FilterPattern parse(String pattern) {
        return new TermParser(pattern).terms();
    }

    private FilterPattern terms() {
        while (skipSpace()) {
            List<Predicate<String>> kind = kind();
            String term = term();
            if (!term.isBlank()) {
                kind.add(message -> message.contains(term));
            }
        }
        return new TermPattern(List.copyOf(included), List.copyOf(excluded), List.copyOf(optional));
    }

    /** Whether anything follows. */
    private boolean skipSpace() {
        while (at < pattern.length() && Character.isWhitespace(pattern.charAt(at))) {
            at++;
        }
        return at < pattern.length();
    }

    private List<Predicate<String>> kind() {
        char first = pattern.charAt(at);
        if (first != '?' && first != '-') {
            return included;
        }
        at++;
        return first == '?' ? optional : excluded;
    }

    private String term() {
        return at < pattern.length() && pattern.charAt(at) == '"' ? phrase() : word();
    }

    private String phrase() {
        int start = at++;
        StringBuilder text = new StringBuilder();
        while (at < pattern.length() && pattern.charAt(at) != '"') {
            if (pattern.charAt(at) == '\\' && at + 1 < pattern.length()) {
                at++;
            }
            text.append(pattern.charAt(at++));
        }
        if (at >= pattern.length()) {
            throw new InvalidPatternException("the quotation mark is not closed that was opened", start);
        }
        at++;
        return text.toString();
    }

    private String word() {
        int start = at;
        while (at < pattern.length() && !Character.isWhitespace(pattern.charAt(at))) {
            at++;
        }
        String word = pattern.substring(start, at);
        for (int i = 0; i < word.length(); i++) {
            if (!Character.isLetterOrDigit(word.charAt(i)) && word.charAt(i) != '_') {
                throw new InvalidPatternException("Invalid character(s) in term '" + word + "'", start + i);
            }
        }
        if (word.isEmpty()) {
            throw new InvalidPatternException("a term is expected", start);
        }
        return word;
    }
}
