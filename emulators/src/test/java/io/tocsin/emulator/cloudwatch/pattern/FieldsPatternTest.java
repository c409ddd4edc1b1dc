package io.tocsin.emulator.cloudwatch.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the examples of the guide, and more. */
class FieldsPatternTest {
    private static final String ACCESS =
            "127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] \"GET /index.html HTTP/1.0\" 404 1534";

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '¦', quoteCharacter = '~', textBlock = """
                    [ip, user, username, timestamp, request, status_code, bytes]¦true
                    [ip, user, username, timestamp, request, status_code, bytes, more]¦false
                    [..., status_code, bytes]¦true
                    [ip, user, ..., status_code, bytes]¦true
                    [ip, user, ...]¦true
                    [...]¦true
                    []¦true
                    [ ]¦true
                    [a, b, c, d, e, f, g, ...]¦true
                    [a, b, c, d, e, f, g, h, ...]¦false
                    [ip, user, username, timestamp, request, status_code, bytes > 1000]¦true
                    [ip, user, username, timestamp, request, status_code, bytes > 2000]¦false
                    [ip, user, username, timestamp, request, status_code = 404, bytes]¦true
                    [ip, user, username, timestamp, request, status_code = 200, bytes]¦false
                    [ip, user, username, timestamp, request, status_code = 4*, bytes]¦true
                    [ip, user, username, timestamp, request = *html*, status_code = 4*, bytes]¦true
                    [ip, user, username, timestamp, request = *xml*, status_code = 4*, bytes]¦false
                    [ip, user, username, timestamp, request, status_code = 403 || status_code = 404, bytes]¦true
                    [ip=%127\\.0\\.0\\.[1-9]%, user, username, timestamp, request =*.html*, status_code = 4*, bytes]¦true
                    [..., request =*.html*, status_code = 4*, bytes]¦true
                    [ip, user, username, timestamp, request =*.html*, status_code = 404 || status_code = 410, bytes]¦true
                    [..., request=*.html*, status_code=4*,]¦true
                    [..., request="GET /index.html HTTP/1.0", status_code, bytes]¦true
                    [..., status_code >= 400 && status_code < 500, bytes]¦true
                    [..., status_code >= 400 && status_code < 404, bytes]¦false
                    [..., status_code = 404.0, bytes]¦true
                    [..., status_code = "404.0", bytes]¦false
                    [ip != 127.*, ...]¦false
                    [ip > 100, ...]¦false
                    [,,username=frank,...]¦true
                    [first, rest=*1534]¦true
                    """)
    void anAccessLogLine(String pattern, boolean expected) {
        assertThat(FilterPattern.parse(pattern).matches(ACCESS)).isEqualTo(expected);
    }

    /** The last field takes all that follows, which the guide calls a blank indicator. */
    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(delimiter = '¦', quoteCharacter = '~', textBlock = """
                    [w1=ERROR, w2]¦ERROR 09/25/2014 12:00:02 Failed to process request¦true
                    [w1=ERROR, w2]¦ERROR message¦true
                    [w1=ERROR, w2]¦ERROR¦false
                    [w1=ERROR, w2]¦INFO 09/25/2014 12:00:00 GET /service/resource/67 1200¦false
                    [w1=ERROR]¦ERROR and more¦false
                    [w1=ERROR || w1=WARNING, w2]¦WARNING 09/25/2014 12:00:02 Invalid user request¦true
                    [w1=ERROR || w1=%WARN%, w2]¦WARNING 09/25/2014 12:00:02 Invalid user request¦true
                    [w1!=ERROR && w1!=WARNING, w2]¦INFO 09/25/2014 12:00:00 GET /service/resource/67 1200¦true
                    [w1!=ERROR&&w1!=WARNING, w2]¦ERROR 09/25/2014 12:00:02 Failed to process request¦false
                    [logLevel, date, time, method, url=%/service/resource/[0-9]+$%, response_time]¦INFO 09/25/2014 12:00:00 GET /service/resource/67 1200¦true
                    [logLevel, date, time, method, url=%/service/resource/[0-9]+$%, response_time]¦INFO 09/25/2014 12:00:01 POST /service/resource/67/part/111 1310¦false
                    [logLevel, date, time, method, url=%/service/resource/[0-9]+/part/[0-9]+$%, response_time]¦INFO 09/25/2014 12:00:01 POST /service/resource/67/part/111 1310¦true
                    [a, b="not closed"]¦x "not closed¦false
                    [a, b, c]¦x "not closed¦true
                    [a, b]¦  x   y  ¦true
                    [a]¦~~¦false
                    []¦~~¦true
                    """)
    void otherLines(String pattern, String message, boolean expected) {
        assertThat(FilterPattern.parse(pattern).matches(message)).isEqualTo(expected);
    }

    /** As the reference of TestMetricFilter shows them. */
    @Test
    void fieldsAreExtractedByNameAndTheOthersByNumber() {
        assertThat(FilterPattern.parse("[ip, user, username, timestamp, request, status_code, bytes]")
                        .extract(ACCESS))
                .isEqualTo(Map.of(
                        "$ip", "127.0.0.1",
                        "$user", "Prod",
                        "$username", "frank",
                        "$timestamp", "10/Oct/2000:13:25:15 -0700",
                        "$request", "GET /index.html HTTP/1.0",
                        "$status_code", "404",
                        "$bytes", "1534"));
        assertThat(FilterPattern.parse("[..., request=*.html*, status_code=4*,]")
                        .extract(ACCESS))
                .isEqualTo(Map.of(
                        "$1", "127.0.0.1",
                        "$2", "Prod",
                        "$3", "frank",
                        "$4", "10/Oct/2000:13:25:15 -0700",
                        "$request", "GET /index.html HTTP/1.0",
                        "$status_code", "404",
                        "$7", "1534"));
        assertThat(FilterPattern.parse("[]").extract(ACCESS)).hasSize(7).containsEntry("$7", "1534");
        assertThat(FilterPattern.parse("[ip, user, rest]").extract(ACCESS))
                .containsEntry("$rest", "frank [10/Oct/2000:13:25:15 -0700] \"GET /index.html HTTP/1.0\" 404 1534")
                .hasSize(3);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '¦', quoteCharacter = '~', textBlock = """
                    [a, b¦If a filter pattern starts with '[' it must end with ']'
                    [a, b] trailing¦If a filter pattern starts with '[' it must end with ']'
                    [ERROR] x¦If a filter pattern starts with '[' it must end with ']'
                    [a, ..., b, ..., c]¦only one '...' is allowed at character 13
                    [a, b, a]¦the field 'a' is there twice at character 8
                    [..., status_code = 4* && bytes > 1000]¦a condition on 'bytes' stands in the place of the field 'status_code' at character 27
                    [a, b=x || c=y]¦a condition on 'c' stands in the place of the field 'b' at character 12
                    [a = ]¦expected a value at character 6
                    [a = 1 ||]¦expected the name of a field at character 10
                    [a b]¦expected an operator, one of = != > < >= <= at character 4
                    [a = 1 b]¦expected ',' or ']' at character 8
                    [1a]¦expected the name of a field at character 2
                    [a > x]¦Invalid character(s) in term 'x' at character 6
                    [a = /x]¦Invalid character(s) in term '/x' at character 6
                    [a = "x]¦the quotation mark is not closed at character 6
                    [a=%x%, b=%y%, c=%z%]¦at most 2 regular expressions allowed at character 18
                    """)
    void rejects(String pattern, String problem) {
        PatternAssertions.assertRejected(pattern, problem);
    }
}
