package io.tocsin.emulator.cloudwatch.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the examples of the guide, and more. */
class TermPatternTest {
    @ParameterizedTest(name = "«{0}» on «{1}»: {2}")
    @CsvSource(delimiter = '¦', quoteCharacter = '~', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
                    ~~¦anything¦true
                    ~ ~¦anything¦true
                    ""¦anything¦true
                    " "¦anything¦true
                    ERROR¦[ERROR 400] BAD REQUEST¦true
                    ERROR¦[ERROR 419] MISSING ARGUMENTS¦true
                    ERROR¦Exiting with ERRORCODE: -1¦true
                    ERROR¦[error 400] bad request¦false
                    Exception¦caught InvalidQueryException¦true
                    ERROR ARGUMENTS¦[ERROR 419] MISSING ARGUMENTS¦true
                    ERROR ARGUMENTS¦[ERROR 420] INVALID ARGUMENTS¦true
                    ERROR ARGUMENTS¦[ERROR 400] BAD REQUEST¦false
                    ARGUMENTS ERROR¦[ERROR 419] MISSING ARGUMENTS¦true
                    Failed to process the request¦[ERROR] Unable to continue: Failed to process the request¦true
                    Failed to process the request¦the request: to process it Failed¦true
                    "INTERNAL SERVER ERROR"¦[ERROR 500] INTERNAL SERVER ERROR¦true
                    "INTERNAL SERVER ERROR"¦[ERROR 500] INTERNAL ERROR OF SERVER¦false
                    "[ERROR]" Exception¦02 May 2014 00:34:16,142 [ERROR] exception: InvalidQueryException¦true
                    "[ERROR]" Exception¦02 May 2014 00:34:16,224 [ERROR] Terminating the application¦false
                    "a \\"b\\""¦a "b" c¦true
                    "C:\\temp"¦in C:\\temp there¦true
                    "C:\\\\temp"¦in C:\\temp there¦true
                    ?ERROR ?WARN¦ERROR WARN message¦true
                    ?ERROR ?WARN¦ERROR message¦true
                    ?ERROR ?WARN¦WARN message¦true
                    ?ERROR ?WARN¦INFO message¦false
                    ERROR WARN¦ERROR message¦false
                    ERROR -WARN¦ERROR message¦true
                    ERROR -WARN¦ERROR WARN message¦false
                    ?ERROR ?ARGUMENTS REQUEST¦[INFO] REQUEST FAILED¦true
                    ?ERROR ?ARGUMENTS REQUEST¦[WARN] UNAUTHORIZED REQUEST¦true
                    ?ERROR ?ARGUMENTS REQUEST¦[ERROR] MISSING ARGUMENTS¦false
                    ?ERROR -DEBUG¦INFO¦true
                    ?ERROR -DEBUG¦DEBUG ERROR¦false
                    ERROR -ARGUMENTS¦[ERROR 400] BAD REQUEST¦true
                    ERROR -ARGUMENTS¦[ERROR 419] MISSING ARGUMENTS¦false
                    -DEBUG¦INFO¦true
                    -DEBUG¦DEBUG¦false
                    -"b c" a¦a b c¦false
                    ?"b c" ?x¦a b c¦true
                    -%b.c%¦a b c¦false
                    ?%b.c% ?x¦a b c¦true
                    ERROR %4\\d\\d%¦ERROR 404¦true
                    ERROR %4\\d\\d%¦ERROR 504¦false
                    snake_case¦a snake_case_name¦true
                    größe¦die größe¦true
                    """)
    void matches(String pattern, String message, boolean expected) {
        assertThat(FilterPattern.parse(pattern).matches(message)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "«{0}»: {1}")
    @CsvSource(delimiter = '¦', quoteCharacter = '~', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
                    a:b¦Invalid character(s) in term 'a:b' at character 1
                    ok [x]¦Invalid character(s) in term '[x]' at character 4
                    email@example.com¦Invalid character(s) in term 'email@example.com' at character 1
                     {$.ThisFlag IS TRUE}¦Invalid character(s) in term '{$.ThisFlag' at character 2
                    ok "open¦the quotation mark is not closed at character 4
                    ok ?¦expected a term at character 5
                    - ok¦expected a term at character 2
                    %abc¦the regular expression is not closed with '%' at character 1
                    """)
    void rejects(String pattern, String problem) {
        PatternAssertions.assertRejected(pattern, problem);
    }

    /** It is FilterLogEvents that allows two, and metric filters that allow any number. */
    @Test
    void regularExpressionsAreCounted() {
        assertThat(FilterPattern.parse("%a% -%b% ?%c%").regexes()).isEqualTo(3);
    }

    @Test
    void nothingIsExtracted() {
        assertThat(FilterPattern.parse("ERROR").extract("ERROR")).isEmpty();
    }
}
