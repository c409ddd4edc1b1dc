package io.tocsin.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.quickstart.watch.Arrival;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void a_message_is_told_with_its_seconds_on_the_whole_minute_too() {
        InstantSource wholeMinute = InstantSource.fixed(Instant.parse("2026-11-22T10:42:00Z"));

        new Console(new PrintStream(printed, true, StandardCharsets.UTF_8), wholeMinute)
                .reached(new Arrival(7, "web-1", "ERROR card declined"));

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .matches("\\d\\d:\\d\\d:00 in Slack: web-1: ERROR card declined\\R");
    }
}
