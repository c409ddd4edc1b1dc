package io.tocsin.emulator.cloudwatch.pattern;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class PatternAssertions {
    private PatternAssertions() {}

    static void assertRejected(String pattern, String problem) {
        assertThatThrownBy(() -> FilterPattern.parse(pattern))
                .isInstanceOf(InvalidPatternException.class)
                .hasMessage("Invalid filter pattern: " + problem);
    }
}
