package io.tocsin.cloudwatch.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Checks a text, or each text of a list. What is absent or blank passes: whether it is needed is another question. */
final class Rule implements ConfigDef.Validator {
    private final String expected;
    private final Function<String, Optional<String>> complaint;

    private Rule(String expected, Function<String, Optional<String>> complaint) {
        this.expected = expected;
        this.complaint = complaint;
    }

    static Rule any() {
        return new Rule("any text", text -> Optional.empty());
    }

    /** The type alone says it all. */
    static Rule flag() {
        return new Rule("true or false", text -> Optional.empty());
    }

    /** The value is shown when it fails, so never for a setting whose value may hold a secret. */
    static Rule expecting(String expected, Predicate<String> test) {
        return new Rule(
                expected,
                text -> test.test(text)
                        ? Optional.empty()
                        : Optional.of("'" + text + "' is not accepted; expected " + expected));
    }

    static Rule matching(String expected, String regex) {
        return expecting(expected, Pattern.compile(regex).asMatchPredicate());
    }

    static Rule oneOf(List<String> values) {
        return expecting("one of " + String.join(", ", values), values::contains);
    }

    /** The function words the whole complaint; empty when there is none. */
    static Rule complaining(String expected, Function<String, Optional<String>> complaint) {
        return new Rule(expected, complaint);
    }

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        if (value instanceof List<?> list) {
            list.forEach(element -> ensureValid(name, element));
        } else if (value instanceof String text && !text.isBlank()) {
            complaint.apply(text.trim()).ifPresent(words -> {
                throw new ConfigException(name + ": " + words);
            });
        }
    }

    @Override
    public String toString() {
        return expected;
    }
}
