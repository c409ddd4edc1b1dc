package io.tocsin.cloudwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartFromTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "latest,                     2026-11-22T08:00:00Z",
        "earliest,                   1970-01-01T00:00:00Z",
        "2026-11-21T00:00:00Z,       2026-11-21T00:00:00Z",
        "2026-11-21T02:00:00+02:00,  2026-11-21T00:00:00Z",
        "-PT5M,                      2026-11-22T07:55:00Z",
        "-P2DT1S,                    2026-11-20T07:59:59Z",
        "-P40000D,                   1970-01-01T00:00:00Z",
        "PT-9223372036854775807S,    1970-01-01T00:00:00Z"
    })
    void resolvesAgainstNow(String text, Instant expected) {
        assertThat(StartFrom.parse(text).resolve(NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"now", "-", "P", "PT0S", "PT1M", "-PT99999999999999999999S", "2026-11-21", "Latest"})
    void refusesOtherTexts(String text) {
        assertThat(StartFrom.parses(text)).isFalse();
    }
}
