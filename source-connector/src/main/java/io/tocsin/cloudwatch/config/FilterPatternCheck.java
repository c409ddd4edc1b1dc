package io.tocsin.cloudwatch.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be said of a filter pattern without asking CloudWatch: only what is certain. */
final class FilterPatternCheck {
    /** FilterLogEvents takes no more. */
    static final int MAX_LENGTH = 1024;

    private static final Pattern TERM = Pattern.compile("\\?*(?:-?)\"(?:\\\\.|[^\"\\\\])*\"|\\S+");
    private static final String OPENING = "{[(";
    private static final String CLOSING = "}])";

    private FilterPatternCheck() {}

    static Optional<String> complaint(String pattern) {
        if (pattern.length() > MAX_LENGTH) {
            return Optional.of("is " + pattern.length() + " characters long; CloudWatch accepts at most " + MAX_LENGTH
                    + ", so shorten it or split it over several connectors");
        }
        if (openQuote(pattern)) {
            return Optional.of(
                    "has a double quote that is never closed; close it, or write \\\" inside a quoted phrase");
        }
        return enclosed(pattern, '{', '}').or(() -> enclosed(pattern, '[', ']')).or(() -> unbalanced(pattern));
    }

    /** Whether CloudWatch ignores every {@code ?} term, as it does when there are others beside them. */
    static boolean ignoresOptionalTerms(String pattern) {
        if (structured(pattern)) {
            return false;
        }
        List<String> terms = terms(pattern);
        long optional = terms.stream().filter(term -> term.startsWith("?")).count();
        return optional > 0 && optional < terms.size();
    }

    private static boolean structured(String pattern) {
        return pattern.startsWith("{") || pattern.startsWith("[");
    }

    private static List<String> terms(String pattern) {
        List<String> terms = new ArrayList<>();
        Matcher matcher = TERM.matcher(pattern);
        while (matcher.find()) {
            terms.add(matcher.group());
        }
        return terms;
    }

    private static Optional<String> enclosed(String pattern, char first, char last) {
        boolean broken = pattern.indexOf(first) == 0 && pattern.charAt(pattern.length() - 1) != last;
        return broken
                ? Optional.of("starts with '" + first + "', so it must end with '" + last + "'")
                : Optional.empty();
    }

    private static boolean openQuote(String pattern) {
        boolean open = false;
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '\\' && open) {
                i++;
            } else if (pattern.charAt(i) == '"') {
                open = !open;
            }
        }
        return open;
    }

    /** Brackets in a regular expression need not pair up, so a pattern with one is left to CloudWatch. */
    private static Optional<String> unbalanced(String pattern) {
        if (!structured(pattern) || pattern.contains("%")) {
            return Optional.empty();
        }
        StringBuilder awaited = new StringBuilder();
        for (char c : pattern.replaceAll("\"(?:\\\\.|[^\"\\\\])*\"", "").toCharArray()) {
            if (OPENING.indexOf(c) >= 0) {
                awaited.append(CLOSING.charAt(OPENING.indexOf(c)));
            } else if (CLOSING.indexOf(c) >= 0 && !closes(awaited, c)) {
                return Optional.of("has a '" + c + "' that closes nothing");
            }
        }
        return awaited.isEmpty() ? Optional.empty() : Optional.of("lacks a closing '" + awaited.reverse() + "'");
    }

    private static boolean closes(StringBuilder awaited, char c) {
        int last = awaited.length() - 1;
        if (last < 0 || awaited.charAt(last) != c) {
            return false;
        }
        awaited.setLength(last);
        return true;
    }
}
