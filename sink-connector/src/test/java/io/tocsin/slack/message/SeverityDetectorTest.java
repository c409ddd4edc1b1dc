package io.tocsin.slack.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeverityDetectorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "2015-10-18 18:01:47,978 INFO [main] o.a.h.MRAppMaster: ERROR count is 0 | INFO",
                "2015-10-18 18:06:26,080 ERROR [RMCommunicator] o.a.h.Alloc: cannot contact RM | ERROR",
                "17/06/09 20:10:40 WARN spark.SecurityManager: acls disabled | WARNING",
                "2015-07-29 19:04:12,394 - WARN  [SendWorker] - Send worker leaving | WARNING",
                "[Sun Dec 04 04:47:44 2005] [error] mod_jk child in error state 6 | ERROR",
                "[Sun Dec 04 04:47:44 2005] [notice] workerEnv.init() ok | INFO",
                "2026-11-22T10:00:00Z level=fatal msg=`bye` | FATAL",
                "time=10:00 level=warning msg=late | WARNING",
                "error: cannot open file | ERROR",
                "Error: connect ECONNREFUSED | ERROR",
                "CRITICAL:root:out of memory | FATAL",
                "[ERROR]\t2026-11-22T10:00:00.000Z\t4f1c\tboom | ERROR",
                "DEBUG polling | DEBUG",
                "{\"level\":\"error\",\"msg\":\"x\"} | ERROR",
                "{\"time\":1,\"level\":50,\"msg\":\"x\"} | ERROR",
                "{\"log.level\":\"WARN\",\"message\":\"ERROR in text\"} | WARNING",
                "{\"severity\":\"CRITICAL\",\"nested\":{\"level\":\"info\"}} | FATAL",
                "{\"nested\":{\"level\":\"info\"},\"level\":\"error\"} | ERROR",
                "java.lang.IllegalStateException: no | ERROR",
                "ValueError: invalid literal | ERROR",
                "2026-11-22T10:00:00Z 4f1c Task timed out after 3.00 seconds | ERROR"
            })
    void findsTheLevelInCommonFormats(String line, Severity expected) {
        assertThat(SeverityDetector.detect(line, JsonLine.of(line))).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /error/ALERT-7/INFO.html 200",
        "order 1042 was accepted",
        "user fine answered",
        "{\"order\":7}",
        "{ not json",
        "the warning was about nothing"
    })
    void saysNothingWhereTheLineSaysNothing(String line) {
        assertThat(SeverityDetector.detect(line, JsonLine.of(line))).isEqualTo(Optional.empty());
    }

    @Test
    void aStackTraceIsAnError() {
        String trace =
                "while saving order 7\n\tat com.example.Orders.save(Orders.java:12)\nCaused by: java.io.IOException: disk";

        assertThat(SeverityDetector.detect(trace, JsonLine.of(trace))).contains(Severity.ERROR);
    }

    @Test
    void aPythonTracebackIsAnError() {
        String trace =
                "worker 3\nTraceback (most recent call last):\n  File \"a.py\", line 1, in <module>\nKeyError: 'a'";

        assertThat(SeverityDetector.detect(trace, JsonLine.of(trace))).contains(Severity.ERROR);
    }

    @Test
    void theFirstLineThatSaysSomethingCounts() {
        String text = "\n\n  WARN careful\nERROR later";

        assertThat(SeverityDetector.detect(text, JsonLine.of(text))).contains(Severity.WARNING);
    }
}
