package io.tocsin.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cloudwatch.config.SourceConfig;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of too many log groups for the requests that a task is granted. */
class PaceNoteTest {
    private static final SourceConfig CONFIG =
            SourceConfig.of(Map.of("log.groups", "a", "aws.region", "eu-west-1", "topic", "t"));
    private static final Duration SET = Duration.ofSeconds(5);

    private double granted = 10;
    private final PaceNote pace = new PaceNote(CONFIG, () -> granted);

    @Test
    void whereTheRequestsSufficeNothingIsSaid() {
        assertThat(logOf(() -> assertThat(pace.note(45)).isEqualTo(SET))).isEmpty();
    }

    @Test
    void followsWhatTheOtherConnectorsLeave() {
        pace.note(40);

        String less = logOf(() -> {
            granted = 5;
            assertThat(pace.note(40)).isGreaterThan(SET);
        });
        assertThat(less).contains("40 log groups are too many", "at 5.0 requests a second for this task");

        assertThat(logOf(() -> pace.note(40))).as("said once").isEmpty();

        String again = logOf(() -> {
            granted = 10;
            assertThat(pace.note(40)).isEqualTo(SET);
        });
        assertThat(again).contains("Can ask each of 40 log groups for its newest events every PT5S again");
    }

    private static String logOf(Runnable what) {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        try (PrintStream captured = new PrintStream(log, true, StandardCharsets.UTF_8)) {
            System.setErr(captured);
            what.run();
        } finally {
            System.setErr(before);
        }
        return log.toString(StandardCharsets.UTF_8);
    }
}
