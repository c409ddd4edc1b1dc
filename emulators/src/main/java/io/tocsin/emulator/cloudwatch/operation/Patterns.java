package io.tocsin.emulator.cloudwatch.operation;

import io.tocsin.emulator.cloudwatch.pattern.FilterPattern;
import io.tocsin.emulator.cloudwatch.pattern.InvalidPatternException;
import io.tocsin.emulator.cloudwatch.wire.AwsError;

/** Parses the filter pattern of a request. */
final class Patterns {
    private static final int MAX_REGEXES_OF_SEARCH = 2;

    private Patterns() {}

    /**
     * For a metric filter, whose terms may hold any number of regular expressions.
     *
     * @throws AwsError if it is not valid
     */
    static FilterPattern parse(String pattern) {
        try {
            return FilterPattern.parse(pattern);
        } catch (InvalidPatternException e) {
            throw AwsError.invalidParameter(String.valueOf(e.getMessage()));
        }
    }

    /**
     * For a search.
     *
     * @throws AwsError if it is not valid
     */
    static FilterPattern parseForSearch(String pattern) {
        FilterPattern parsed = parse(pattern);
        if (parsed.regexes() > MAX_REGEXES_OF_SEARCH) {
            throw AwsError.invalidParameter(
                    "Invalid filter pattern: at most " + MAX_REGEXES_OF_SEARCH + " regular expressions allowed");
        }
        return parsed;
    }
}
