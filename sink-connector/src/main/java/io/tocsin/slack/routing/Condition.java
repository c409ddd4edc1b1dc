package io.tocsin.slack.routing;

import java.util.Optional;
import java.util.Set;

/**
 * What must hold of a record.
 *
 * @param part what of the record is looked at, as in the setting: {@code topic}, {@code key}, {@code header.NAME} or
 *     {@code field.PATH}
 */
record Condition(String part, Comparison comparison) {
    private static final String PREFIX = "prefix";
    private static final String HEADER = "header.";
    private static final String FIELD = "field.";
    private static final Set<String> UNNAMED = Set.of("topic", "key");
    private static final String EXPECTED =
            "expected routes.NAME.match. with topic, key, header.NAME or field.PATH, and then" + " one of ."
                    + Comparison.OPERATORS.replace(", ", ", .");

    /**
     * Reads a condition.
     *
     * @param name part and operator, as in {@code header.cloudwatch.log.group.prefix}
     * @throws IllegalArgumentException with what is wrong, in words that follow the name of a setting
     */
    static Condition of(String name, String expected) {
        int dot = name.lastIndexOf('.');
        String part = dot < 0 ? name : name.substring(0, dot);
        if (dot < 0 || !isKnown(part)) {
            throw new IllegalArgumentException("is no condition; " + EXPECTED);
        }
        return new Condition(part, Comparison.of(name.substring(dot + 1), expected));
    }

    private static boolean isKnown(String part) {
        return UNNAMED.contains(part) || isNamed(part, HEADER) || isNamed(part, FIELD);
    }

    private static boolean isNamed(String part, String kind) {
        return part.startsWith(kind) && part.length() > kind.length();
    }

    /** Whether it holds; where the record has no such header or field, it does not. */
    boolean holds(Subject subject) {
        return text(subject).map(comparison::holds).orElse(false);
    }

    private Optional<String> text(Subject subject) {
        if (part.startsWith(HEADER)) {
            return subject.header(part.substring(HEADER.length()));
        } else if (part.startsWith(FIELD)) {
            return subject.field(part.substring(FIELD.length()));
        }
        return part.equals("topic") ? subject.topic() : subject.key();
    }

    boolean isAbout(String other) {
        return part.equals(other);
    }

    /**
     * What two conditions have in common that say the same.
     *
     * @param operator as in settings
     */
    record Identity(String part, String operator, String expected) {
        static Identity ofPrefix(String part, String prefix) {
            return new Identity(part, PREFIX, prefix);
        }
    }

    Identity identity() {
        return new Identity(part, comparison.operator(), comparison.expected());
    }

    boolean isRegex() {
        return comparison instanceof Comparison.Regex;
    }

    boolean isEqual() {
        return comparison instanceof Comparison.Equal;
    }

    /** What texts begin with for which it holds, as far as it says; may be empty. */
    String start() {
        return isRegex() ? "" : comparison.expected();
    }

    /** The prefix that it asks for; empty if it asks for something else. */
    Optional<String> prefix() {
        return comparison instanceof Comparison.Prefix prefix ? Optional.of(prefix.expected()) : Optional.empty();
    }

    boolean followsFrom(Condition other) {
        return part.equals(other.part) && comparison.followsFrom(other.comparison);
    }

    boolean excludes(Condition other) {
        return part.equals(other.part)
                && (comparison.excludes(other.comparison) || other.comparison.excludes(comparison));
    }
}
