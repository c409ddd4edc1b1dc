package io.tocsin.emulator.cloudwatch.pattern;

/** A filter pattern that CloudWatch Logs rejects. */
public final class InvalidPatternException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param problem what is wrong, without the place
     * @param position of the character that is wrong, from 0
     */
    InvalidPatternException(String problem, int position) {
        super("Invalid filter pattern: " + problem + " at character " + (position + 1), null, false, false);
    }

    InvalidPatternException(String problem) {
        super("Invalid filter pattern: " + problem, null, false, false);
    }
}
