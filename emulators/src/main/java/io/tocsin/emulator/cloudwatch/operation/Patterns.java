package io.tocsin.emulator.cloudwatch.operation;

import io.tocsin.emulator.cloudwatch.pattern.FilterPattern;
import io.tocsin.emulator.cloudwatch.pattern.InvalidPatternException;
import io.tocsin.emulator.cloudwatch.wire.AwsError;

/** Parses the filter pattern of a request. */
final class Patterns {
    private Patterns() {}

    /**
     * @throws AwsError if it is not valid
     */
    static FilterPattern parse(String pattern) {
        try {
            return FilterPattern.parse(pattern);
        } catch (InvalidPatternException e) {
            throw AwsError.invalidParameter(String.valueOf(e.getMessage()));
        }
    }
}
