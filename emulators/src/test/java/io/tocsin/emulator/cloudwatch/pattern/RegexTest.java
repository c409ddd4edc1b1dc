package io.tocsin.emulator.cloudwatch.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the examples of the guide, and more. */
class RegexTest {
    @ParameterizedTest(name = "«{0}» on «{1}»: {2}")
    @CsvSource(delimiter = '¦', quoteCharacter = '~', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
                    %AUTHORIZED%¦[ERROR 401] UNAUTHORIZED REQUEST¦true
                    %AUTHORIZED%¦[SUCCESS 200] AUTHORIZED REQUEST¦true
                    %^[hc]at%¦hat trick¦true
                    %^[hc]at%¦a hat¦false
                    %[hc]at$%¦the cat¦true
                    %[hc]at$%¦cat flap¦false
                    %colou?r%¦color¦true
                    %colou?r%¦colour¦true
                    %[abcx-z]%¦y¦true
                    %[abcx-z]%¦d¦false
                    %^a{3,5}$%¦aaaa¦true
                    %^a{3,5}$%¦aa¦false
                    %^a{3,5}$%¦aaaaaa¦false
                    %^a{,2}$%¦aa¦true
                    %^a{,2}$%¦aaa¦false
                    %^a{2,}$%¦aaa¦true
                    %^a{2,}$%¦a¦false
                    %gra|ey%¦grey¦true
                    %^starting|^initializing|^shutting down%¦shutting down now¦true
                    %^starting|^initializing|^shutting down%¦skipping initializing ...¦false
                    %abcc|ab[^c]$%¦abcc ...¦true
                    %abcc|ab[^c]$%¦aac ...¦false
                    %\\[.\\]%¦value [7] here¦true
                    %10\\.10\\.0\\.1%¦from 10.10.0.1¦true
                    %10\\.10\\.0\\.1%¦from 10010,051¦false
                    %10.10.0.1%¦from 10010,051¦true
                    %ab*c%¦ac¦true
                    %ab*c%¦abbbc¦true
                    %ab[0-9]*%¦ab129¦true
                    %ab+c%¦abbc¦true
                    %ab+c%¦ac¦false
                    %.at%¦#at¦true
                    %^\\d+$%¦0129¦true
                    %^\\D+$%¦0129¦false
                    %a\\sb%¦a\tb¦true
                    %a\\Sb%¦a b¦false
                    %^\\w+$%¦aZ_0¦true
                    %^\\W+$%¦aZ_0¦false
                    %key\\x3A%¦key:value¦true
                    %\\x28x\\x29%¦f(x)¦true
                    %a\\-b%¦a-b¦true
                    %\\\\%¦back\\slash¦true
                    %user@host/x;y,z=#_:%¦user@host/x;y,z=#_:¦true
                    """)
    void matches(String pattern, String message, boolean expected) {
        assertThat(FilterPattern.parse(pattern).matches(message)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "«{0}»: {1}")
    @CsvSource(delimiter = '¦', quoteCharacter = '~', textBlock = """
                    %something!%¦'!' is not supported in a regular expression at character 11
                    %(ab)+%¦'(' is not supported in a regular expression at character 2
                    %\\(ab\\)%¦'\\(' is not supported in a regular expression at character 2
                    %caf\u00e9%¦'\u00e9' is not supported in a regular expression at character 5
                    %a\\pL%¦'\\p' is not supported in a regular expression at character 3
                    %a\\1%¦'\\1' is not supported in a regular expression at character 3
                    %a\\x4%¦'\\x' must be followed by two hexadecimal digits at character 3
                    %a\\xzz%¦'\\x' must be followed by two hexadecimal digits at character 3
                    %%¦the regular expression is empty at character 1
                    %a{3,%¦the regular expression does not compile: Unclosed counted closure at character 1
                    %[a%¦the regular expression does not compile: Unclosed character class at character 1
                    %a¦the regular expression is not closed with '%' at character 1
                    """)
    void rejects(String pattern, String problem) {
        PatternAssertions.assertRejected(pattern, problem);
    }
}
