package io.tocsin.emulator.cloudwatch.pattern;

/** A parsed filter pattern. Immutable. */
@FunctionalInterface
public interface FilterPattern {
    /** Matches every event. */
    FilterPattern ALL = message -> true;

    boolean matches(String message);

    /**
     * Parses any kind of pattern.
     *
     * @throws InvalidPatternException that names the place
     */
    static FilterPattern parse(String pattern) {
        return TermParser.parse(pattern);
    }
}
