package io.tocsin.slack.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleLinkTest {

    private static LogEntry entry(String region, String group, @Nullable String stream) {
        return entry(region, group, stream, Instant.ofEpochMilli(1_700_000_000_000L));
    }

    private static LogEntry entry(String region, String group, @Nullable String stream, Instant time) {
        return new LogEntry("text", group, stream, null, region, time, "topic", "origin", null);
    }

    @ParameterizedTest
    @CsvSource({
        "eu-west-1, https://eu-west-1.console.aws.amazon.com/",
        "cn-north-1, https://cn-north-1.console.amazonaws.cn/",
        "us-gov-west-1, https://us-gov-west-1.console.amazonaws-us-gov.com/"
    })
    void eachPartitionHasItsOwnConsole(String region, String start) {
        assertThat(ConsoleLink.of(entry(region, "g", "s")).orElseThrow())
                .startsWith(start + "cloudwatch/home?region=" + region + "#");
    }

    @Test
    void namesAreEncodedTwiceWithDollars() {
        assertThat(ConsoleLink.of(entry("eu-west-1", "/a b*c", "[$LATEST]é")).orElseThrow())
                .endsWith("#logsV2:log-groups/log-group/$252Fa$2520b$252Ac/log-events/$255B$2524LATEST$255D$25C3$25A9"
                        + "$3Fstart$3D1699999700000$26end$3D1700000300000");
    }

    @Test
    void withoutAStreamItShowsTheGroup() {
        assertThat(ConsoleLink.of(entry("eu-west-1", "g", null)).orElseThrow())
                .endsWith("/log-group/g/log-events$3Fstart$3D1699999700000$26end$3D1700000300000");
    }

    /** Negative ones too: to the console they are relative to now. */
    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 253_402_300_800_000L, Long.MAX_VALUE})
    void aTimeThatTheConsoleCannotShowIsLeftOut(long millis) {
        assertThat(ConsoleLink.of(entry("eu-west-1", "g", "s", Instant.ofEpochMilli(millis))))
                .hasValueSatisfying(link -> assertThat(link).endsWith("/log-group/g/log-events/s"));
    }

    @Test
    void aStreamThatMakesItTooLongIsLeftOut() {
        assertThat(ConsoleLink.of(entry("eu-west-1", "g", "/".repeat(512))).orElseThrow())
                .contains("/log-group/g/log-events$3F");
        assertThat(ConsoleLink.of(entry("eu-west-1", "/".repeat(512), "s"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example/", "eu-west-1.evil.example", "EU-WEST-1", "", "eu-west-1@evil-1", "us-iso"})
    void nothingButARegionMakesAHost(String region) {
        assertThat(ConsoleLink.of(entry(region, "g", "s"))).isEmpty();
    }
}
