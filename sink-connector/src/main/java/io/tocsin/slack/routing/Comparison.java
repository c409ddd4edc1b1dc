package io.tocsin.slack.routing;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** What a text is compared with. */
sealed interface Comparison {

    /** Whether a text is as expected. */
    boolean holds(String text);

    /** As in settings: {@code equals}, {@code prefix} or {@code regex}. */
    String operator();

    /** What a text is compared with, as it is written. */
    String expected();

    /** Whether it surely holds for every text for which another one holds; false where nobody can tell. */
    boolean followsFrom(Comparison other);

    /** Whether there is surely no text for which both hold; false where nobody can tell, or the other one can. */
    default boolean excludes(Comparison other) {
        return false;
    }

    /**
     * Reads a comparison.
     *
     * @param operator {@code equals}, {@code prefix} or {@code regex}
     * @throws IllegalArgumentException with what is wrong, in words that follow the name of a setting
     */
    static Comparison of(String operator, String expected) {
        if (expected.isBlank()) {
            throw new IllegalArgumentException("is blank; set it to what the text is to be compared with");
        }
        return switch (operator) {
            case "equals" -> new Equal(expected);
            case "prefix" -> new Prefix(expected);
            case "regex" -> Regex.of(expected);
            default -> throw new IllegalArgumentException("ends in '" + operator + "', expected one of " + OPERATORS);
        };
    }

    /** The operators, for error texts. */
    String OPERATORS = "equals, prefix, regex";

    /** The text is this one. */
    record Equal(String expected) implements Comparison {
        @Override
        public String operator() {
            return "equals";
        }

        @Override
        public boolean holds(String text) {
            return text.equals(expected);
        }

        @Override
        public boolean followsFrom(Comparison other) {
            return equals(other);
        }

        @Override
        public boolean excludes(Comparison other) {
            return !other.holds(expected);
        }
    }

    /** The text begins like this. */
    record Prefix(String expected) implements Comparison {
        @Override
        public String operator() {
            return "prefix";
        }

        @Override
        public boolean holds(String text) {
            return text.startsWith(expected);
        }

        @Override
        public boolean followsFrom(Comparison other) {
            return (other instanceof Equal equal && holds(equal.expected))
                    || (other instanceof Prefix prefix && holds(prefix.expected));
        }

        @Override
        public boolean excludes(Comparison other) {
            return other instanceof Prefix prefix && !overlaps(prefix);
        }

        private boolean overlaps(Prefix other) {
            return holds(other.expected) || other.holds(expected);
        }
    }

    /** The whole text matches a regular expression, in linear time. */
    record Regex(String expected, Pattern pattern) implements Comparison {
        @Override
        public String operator() {
            return "regex";
        }

        static Regex of(String expression) {
            try {
                return new Regex(expression, Pattern.compile(expression, Pattern.DOTALL));
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        "is no regular expression in RE2's syntax, which has no look-around and no back references: "
                                + e.getDescription(),
                        e);
            }
        }

        @Override
        public boolean holds(String text) {
            return pattern.matches(text);
        }

        @Override
        public boolean followsFrom(Comparison other) {
            return (other instanceof Equal equal && holds(equal.expected))
                    || (other instanceof Regex regex && expected.equals(regex.expected));
        }
    }
}
