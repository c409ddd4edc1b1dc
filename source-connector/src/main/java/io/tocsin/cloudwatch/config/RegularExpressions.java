package io.tocsin.cloudwatch.config;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Regular expressions in settings. */
final class RegularExpressions {
    static final Rule RULE = Rule.complaining(
            "a regular expression in Java's syntax, for the whole name", RegularExpressions::complaint);

    private RegularExpressions() {}

    private static Optional<String> complaint(String text) {
        try {
            Pattern ignored = Pattern.compile(text);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of("'" + text + "' is no regular expression: " + e.getDescription() + " at character "
                    + (e.getIndex() + 1));
        }
    }

    static @Nullable Pattern of(@Nullable String text) {
        return text == null ? null : Pattern.compile(text);
    }
}
