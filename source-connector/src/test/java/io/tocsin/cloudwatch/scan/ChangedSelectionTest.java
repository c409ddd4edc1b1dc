package io.tocsin.cloudwatch.scan;

import static io.tocsin.cloudwatch.scan.Source.START;
import static io.tocsin.cloudwatch.scan.Source.heartbeats;
import static io.tocsin.cloudwatch.scan.Source.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cloudwatch.logs.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another filter pattern, or other log streams: what was read stays decided, and the rest is read with the new choice. */
class ChangedSelectionTest {
    private static final String GROUP = "/app";
    private static final long MINUTE = 60_000;

    private final Source source = new Source();

    @BeforeEach
    void matchByContent() {
        source.logs.matching = (pattern, event) -> event.message().contains(pattern);
    }

    private void restartWith(String pattern) {
        source.selection = Selection.matching(pattern);
        source.restart();
    }

    @Test
    void anEventThatArrivesLateJustAfterTheChangeComes() throws InterruptedException {
        source.runFor(Duration.ofHours(2));
        restartWith("FATAL");
        source.runFor(Duration.ofSeconds(5));
        long now = source.time.aws();
        String late = source.put(GROUP, now - 30 * MINUTE, now, "FATAL");
        source.put(GROUP, now - 30 * MINUTE, now, "ERROR");

        source.runFor(Duration.ofMinutes(30));

        assertThat(ids(source.emissions)).containsExactly(late);
    }

    @Test
    void whatTheOldPatternHasReadPastStaysDecided() throws InterruptedException {
        long old = START + 30 * MINUTE;
        source.put(GROUP, old, old, "FATAL");
        source.runFor(Duration.ofMinutes(60));
        restartWith("FATAL");

        source.runFor(Duration.ofMinutes(30));

        assertThat(ids(source.emissions)).isEmpty();
    }

    @Test
    void aBackfillGoesOnWithTheNewPatternAndRepeatsNothing() throws InterruptedException {
        source.start = StartPolicy.at(Instant.ofEpochMilli(START - 600 * MINUTE));
        source.logs.pageSize = () -> 20;
        source.logs.latency = () -> 200;
        source.requestsPerSecond = 5;
        List<String> both = new ArrayList<>();
        for (int minute = 0; minute < 600; minute++) {
            for (int i = 0; i < 4; i++) {
                long at = START - 600 * MINUTE + minute * MINUTE + i * 10_000L;
                both.add(source.put(GROUP, at, at, "ERROR FATAL"));
                source.put(GROUP, at, at, "ERROR");
            }
        }
        String neverRead = source.put(GROUP, START - 30 * MINUTE, START - 30 * MINUTE, "FATAL");
        String readBefore = source.put(GROUP, START - 599 * MINUTE, START - 599 * MINUTE, "FATAL");
        source.runFor(Duration.ofSeconds(40));
        int before = ids(source.emissions).size();
        restartWith("FATAL");

        source.runFor(Duration.ofMinutes(30));

        assertThat(before).isBetween(200, 4_000);
        assertThat(ids(source.emissions))
                .doesNotHaveDuplicates()
                .containsAll(both)
                .contains(neverRead)
                .doesNotContain(readBefore);
        assertThat(ids(source.emissions).size()).isLessThan(before + new HashSet<>(both).size());
    }

    @Test
    void theFirstHeartbeatAfterAChangeStoresThePositionItHad() throws InterruptedException {
        source.runFor(Duration.ofHours(2));
        List<Heartbeat> beats = heartbeats(source.emissions);
        long position = beats.get(beats.size() - 1).position();
        restartWith("FATAL");

        List<Heartbeat> after = heartbeats(source.runFor(Duration.ofMinutes(1)));

        assertThat(after.get(0).position()).isGreaterThanOrEqualTo(position);
        assertThat(after.get(0).offset().get("fingerprint"))
                .isNotEqualTo(beats.get(0).offset().get("fingerprint"));
    }
}
