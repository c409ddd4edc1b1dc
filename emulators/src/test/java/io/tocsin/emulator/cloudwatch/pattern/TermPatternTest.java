package io.tocsin.emulator.cloudwatch.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermPatternTest {
    @ParameterizedTest(name = "{0} on «{1}»: {2}")
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'', anything, true",
                "' ', anything, true",
                "'\"\"', anything, true",
                "'\" \"', anything, true",
                "ERROR, [ERROR 400] BAD REQUEST, true",
                "ERROR, [error 400] bad request, false",
                "Exception, caught InvalidQueryException, true",
                "ERROR ARGUMENTS, [ERROR 419] MISSING ARGUMENTS, true",
                "ERROR ARGUMENTS, [ERROR 400] BAD REQUEST, false",
                "'\"INTERNAL SERVER ERROR\"', [ERROR 500] INTERNAL SERVER ERROR, true",
                "'\"INTERNAL SERVER ERROR\"', [ERROR 500] INTERNAL ERROR OF SERVER, false",
                "'\"[ERROR]\"', [ERROR] x, true",
                "'\"a \\\"b\\\"\"', 'a \"b\" c', true",
                "?ERROR ?ARGUMENTS, [ERROR 400] BAD REQUEST, true",
                "?ERROR ?ARGUMENTS, MISSING ARGUMENTS, true",
                "?ERROR ?ARGUMENTS, all is well, false",
                "?ERROR ?ARGUMENTS REQUEST, INFO REQUEST OK, true",
                "?ERROR ?ARGUMENTS REQUEST, ERROR only, false",
                "?ERROR -DEBUG, INFO, true",
                "?ERROR -DEBUG, DEBUG ERROR, false",
                "ERROR -ARGUMENTS, [ERROR 400] BAD REQUEST, true",
                "ERROR -ARGUMENTS, [ERROR 419] MISSING ARGUMENTS, false",
                "-DEBUG, INFO, true",
                "-DEBUG, DEBUG, false",
                "-\"b c\" a, a b c, false",
                "?\"b c\" ?x, a b c, true",
                "snake_case, a snake_case_name, true",
                "größe, die größe, true",
            })
    void matches(String pattern, String message, boolean expected) {
        assertThat(FilterPattern.parse(pattern).matches(message)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "a:b, Invalid filter pattern: Invalid character(s) in term 'a:b' at character 2",
        "ok [x], Invalid filter pattern: Invalid character(s) in term '[x]' at character 4",
        "ok \"open, Invalid filter pattern: the quotation mark is not closed that was opened at character 4",
        "ok ?, Invalid filter pattern: a term is expected at character 5",
        "- ok, Invalid filter pattern: a term is expected at character 2",
    })
    void rejects(String pattern, String message) {
        assertThatThrownBy(() -> FilterPattern.parse(pattern))
                .isInstanceOf(InvalidPatternException.class)
                .hasMessage(message);
    }
}
