package io.tocsin.emulator.cloudwatch.pattern;

import java.util.Map;

/** A parsed filter pattern. Immutable. */
public interface FilterPattern {
    boolean matches(String message);

    /**
     * The values that a metric filter would take from a message that matches: of each field of a space-delimited pattern,
     * and nothing of any other pattern.
     */
    default Map<String, String> extract(String message) {
        return Map.of();
    }

    /** How many regular expressions are in it. */
    default int regexes() {
        return 0;
    }

    /**
     * Parses any kind of pattern. Its very first character tells which kind it is.
     *
     * @throws InvalidPatternException that names the place
     */
    static FilterPattern parse(String pattern) {
        if (pattern.startsWith("{")) {
            return JsonPattern.parse(pattern);
        }
        return pattern.startsWith("[") ? FieldsPattern.parse(pattern) : TermPattern.parse(pattern);
    }
}
