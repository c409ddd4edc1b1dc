package io.tocsin.cloudwatch.scan;

import static io.tocsin.cloudwatch.scan.Source.START;
import static io.tocsin.cloudwatch.scan.Source.heartbeats;
import static io.tocsin.cloudwatch.scan.Source.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.cloudwatch.logs.FilterRequest;
import io.tocsin.cloudwatch.logs.LogEvent;
import io.tocsin.cloudwatch.logs.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanLoopTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Source source = new Source();

    @Test
    void theFirstOutputIsAHeartbeatWithTheResolvedStart() throws InterruptedException {
        source.put(START - 1, START - 1, START - 1);
        String event = source.put(START, START, START);

        List<Emission> out = source.runFor(SECOND);

        assertThat(out.get(0)).isInstanceOf(Heartbeat.class);
        assertThat(heartbeats(out).get(0).position()).isEqualTo(START);
        assertThat(heartbeats(out).get(0).scannedAt()).isEqualTo(START);
        assertThat(out.get(0).offset()).containsEntry("position", "2026-11-22T08:00:00Z");
        assertThat(ids(out)).containsExactly(event);
    }

    @Test
    void aStartInThePastIsCountedOnTheClockOfAws() throws InterruptedException {
        source.time.setMachineAhead(Duration.ofDays(1).toMillis());
        source.start = StartPolicy.relative(Duration.parse("-PT5M"));
        source.put(START - 300_001, START, START);
        String wanted = source.put(START - 300_000, START, START);

        assertThat(ids(source.runFor(SECOND))).containsExactly(wanted);
    }

    /** Whose clock is right is not known here: a record must be in the future of neither. */
    @ParameterizedTest
    @CsvSource({"PT2H, PT0S", "PT0S, PT0S", "PT-2H, PT-2H"})
    void recordsAreStampedByTheClockThatIsBehind(Duration machineAhead, Duration stampAhead)
            throws InterruptedException {
        source.time.setMachineAhead(machineAhead.toMillis());
        ScanLoop loop = source.restart();
        source.runFor(SECOND);

        assertThat(loop.recordTimestamp())
                .isEqualTo(Instant.ofEpochMilli(source.time.aws()).plus(stampAhead));
    }

    @Test
    void earliestReadsAll() throws InterruptedException {
        source.start = StartPolicy.earliest();
        String old = source.put(1, 1, 1);
        String recent = source.put();

        assertThat(ids(source.runFor(SECOND))).containsExactly(recent, old);
    }

    @Test
    void aGivenStartIsKept() throws InterruptedException {
        source.start = StartPolicy.at(Instant.ofEpochMilli(START - 5_000));
        source.put(START - 5_001, START, START);
        String wanted = source.put(START - 5_000, START, START);

        assertThat(ids(source.runFor(SECOND))).containsExactly(wanted);
    }

    @Test
    void whatAQuietGroupGotWhileTheSourceWasDownIsEmittedOnce() throws InterruptedException {
        source.runFor(SECOND);
        source.time.pass(Duration.ofHours(8).toMillis());
        String early = source.put(START + 60_000, START + 60_000, START + 60_000);
        String late = source.put(START + 100_000, START + 7_000_000, START + 7_000_000);
        String now = source.put();

        source.restart();
        source.runFor(Duration.ofMinutes(30));

        assertThat(ids(source.emissions)).containsExactlyInAnyOrder(early, late, now);
    }

    @Test
    void afterDowntimeTheNewestComesFirst() throws InterruptedException {
        source.runFor(SECOND);
        source.time.pass(Duration.ofHours(8).toMillis());
        String old = source.put(START + 60_000, START + 60_000, START + 60_000);
        String now = source.put();
        source.restart();

        assertThat(ids(source.runFor(MINUTE))).containsExactly(now, old);
    }

    @Test
    void inOrderTheNewestWaits() throws InterruptedException {
        ScanSettings s = ScanSettings.defaults();
        source.settings = new ScanSettings(
                s.settle(),
                s.tip(),
                s.hot(),
                s.late(),
                true,
                s.maxCatchUp(),
                s.heartbeatInterval(),
                s.offsetBudget(),
                s.memoryBudget(),
                s.readAhead(),
                s.failsWhenDenied());
        source.logs.pageSize = () -> 1;
        source.logs.latency = () -> 500;
        source.runFor(Duration.ofSeconds(10));
        source.time.pass(Duration.ofHours(8).toMillis());
        List<String> events = new ArrayList<>();
        for (int minutes = 60; minutes >= 0; minutes--) {
            long stamped = source.time.aws() - minutes * 60_000L;
            events.add(source.put(stamped, stamped, stamped));
        }
        source.restart();

        List<Emission> out = new ArrayList<>(source.runFor(Duration.ofSeconds(30)));
        events.add(source.put());
        out.addAll(source.runFor(Duration.ofMinutes(5)));

        assertThat(ids(out)).isEqualTo(events);
    }

    @Test
    void whoWasAwayTooLongSkipsWhatIsTooOldAndNothingElse() throws InterruptedException {
        source.runFor(SECOND);
        source.time.pass(Duration.ofDays(8).toMillis());
        long limit = source.time.aws() - Duration.ofDays(7).toMillis();
        source.put(limit - 10_000, limit - 10_000, limit - 10_000);
        String kept = source.put(limit + 10_000, limit + 10_000, limit + 10_000);
        source.restart();

        assertThat(ids(source.runFor(MINUTE))).containsExactly(kept);
    }

    @Test
    void aLongBackfillThatIsInterruptedShortlyIsNotCut() throws InterruptedException {
        source.start = StartPolicy.earliest();
        String old = source.put(1, 1, 1);
        assertThat(source.restart().next()).hasSize(1);
        source.offset = null;
        source.runFor(Duration.ofMillis(1));
        source.time.pass(Duration.ofDays(6).toMillis());
        source.restart();

        source.runFor(MINUTE);

        assertThat(ids(source.emissions)).contains(old);
    }

    @Test
    void heartbeatsFollowThePositionOfAQuietGroup() throws InterruptedException {
        List<Heartbeat> beats = heartbeats(source.runFor(Duration.ofMinutes(30)));

        assertThat(beats).hasSizeBetween(25, 32);
        Heartbeat last = beats.get(beats.size() - 1);
        long now = source.time.aws();
        assertThat(last.scannedAt()).isBetween(now - 62_000, now);
        assertThat(last.position()).isBetween(now - Duration.ofMinutes(8).toMillis(), now - 300_000);
        assertThat(last.offset())
                .containsEntry("position", Instant.ofEpochMilli(last.position()).toString());
    }

    @Test
    void anEmptyPageWithATokenEndsNothing() throws InterruptedException {
        source.logs.emptyPages = .7;
        source.logs.pageSize = () -> 2;
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            events.add(source.put(START + i / 4, START + i / 4, START));
        }

        assertThat(ids(source.runFor(Duration.ofSeconds(10)))).containsExactlyElementsOf(events);
    }

    @Test
    void everyEventOfOneMillisecondSurvivesARestartAfterAnyOfThem() throws InterruptedException {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            events.add(source.put(START + 500, START + 500, START + 500));
        }
        source.runFor(SECOND);
        source.runFor(Duration.ofSeconds(10));
        List<Emission> emitted = List.copyOf(source.emissions);
        source.time.pass(3_600_000);
        for (int i = 0; i < emitted.size(); i++) {
            Source again = new Source();
            again.time.pass(3_600_000);
            events.forEach(id -> again.logs.put(new LogEvent(id, "stream", START + 500, START + 500, "ERROR"), START));
            again.offset = emitted.get(i).offset();
            again.restart();
            again.runFor(MINUTE);

            List<String> all = new ArrayList<>(ids(emitted.subList(0, i + 1)));
            all.addAll(ids(again.emissions));
            assertThat(all).as("restart after %d", i).containsExactlyInAnyOrderElementsOf(events);
        }
    }

    @Test
    void aRejectedTokenBeginsTheSliceAgainWithLessOfIt() throws InterruptedException {
        source.logs.pageSize = () -> 3;
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            events.add(source.put(START + i, START + i, START));
        }
        ScanLoop loop = source.restart();
        List<Emission> out = new ArrayList<>(loop.next());
        out.addAll(loop.next());
        assertThat(ids(out)).hasSize(3);
        source.logs.rejectedTokens = 1;
        out.addAll(loop.next());
        source.logs.rejectedTokens = 0;
        out.addAll(source.runFor(MINUTE));

        assertThat(ids(out)).containsExactlyInAnyOrderElementsOf(events);
        assertThat(source.logs.requests)
                .filteredOn(request -> request.nextToken() == null)
                .extracting(FilterRequest::from)
                .contains(START + 2);
    }

    @Test
    void whatIsReadGetsToItsEndWhateverHappensToTokens() throws InterruptedException {
        source.start = StartPolicy.relative(Duration.ofHours(-2));
        source.logs.pageSize = () -> 10;
        source.logs.rejectedTokens = 1;
        List<String> events = new ArrayList<>();
        for (long at = START - 7_200_000; at < START; at += 20_000) {
            events.add(source.put(at, at, at));
        }
        for (int i = 0; i < 30; i++) {
            events.add(source.put(START + i * 10L, START + i * 10L, START + i * 10L));
        }

        source.runFor(MINUTE);

        assertThat(ids(source.emissions)).containsExactlyInAnyOrderElementsOf(events);
    }

    @Test
    void anotherPatternGoesOnFromThePosition() throws InterruptedException {
        source.runFor(Duration.ofMinutes(30));
        source.put(START + 60_000, START + 60_000, START + 60_000);
        String recent = source.put();
        source.selection = Selection.matching("FATAL");
        source.restart();

        assertThat(ids(source.runFor(MINUTE))).containsExactly(recent);
        assertThat(source.logs.requests.get(source.logs.requests.size() - 1).selection())
                .isEqualTo(Selection.matching("FATAL"));
    }

    @Test
    void aMovedPositionWins() throws InterruptedException {
        String event = source.put(START + 60_000, START + 60_000, START + 60_000);
        source.runFor(Duration.ofMinutes(30));
        assertThat(ids(source.emissions)).containsExactly(event);
        Map<String, Object> edited = new HashMap<>(Objects.requireNonNull(source.offset));
        edited.put("position", START + 60_000);
        source.offset = edited;
        source.restart();

        List<Emission> out = source.runFor(MINUTE);

        assertThat(out.get(0)).isInstanceOf(Heartbeat.class);
        assertThat(ids(out)).containsExactly(event);
    }

    @Test
    void anOffsetThatCannotBeReadIsRefusedByItsGroup() {
        source.offset = Map.of("position", "soon");

        assertThatThrownBy(source::restart)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/app")
                .hasMessageContaining("'position' is \"soon\"");
    }

    @Test
    void aBackfillWithoutMatchesGoesOnAfterACrashWhereItStood() throws InterruptedException {
        long start = START - Duration.ofDays(365).toMillis();
        source.start = StartPolicy.at(Instant.ofEpochMilli(start));
        source.logs.emptyPages = .95;
        source.logs.latency = () -> 400;
        source.runFor(Duration.ofMinutes(3));
        List<Heartbeat> beats = heartbeats(source.emissions);
        long position = beats.get(beats.size() - 1).position();

        source.restart();
        source.logs.requests.clear();
        source.runFor(Duration.ofSeconds(30));

        assertThat(beats).hasSize(3);
        assertThat(position)
                .isBetween(
                        start + Duration.ofMinutes(10).toMillis(),
                        START - Duration.ofDays(1).toMillis());
        assertThat(source.logs.requests)
                .filteredOn(source::isLate)
                .isNotEmpty()
                .allMatch(request -> request.from() >= position);
    }

    @Test
    void historyWithoutMatchesCostsFewRequests() throws InterruptedException {
        source.start = StartPolicy.earliest();

        source.runFor(SECOND);

        assertThat(heartbeats(source.emissions)).hasSize(1);
        assertThat(source.logs.requests).filteredOn(source::isLate).hasSizeBetween(10, 20);
        source.runFor(Duration.ofMinutes(5));
        assertThat(heartbeats(source.emissions).get(1).position()).isGreaterThanOrEqualTo(START - 300_000 - 1_000);
    }

    @Test
    void slicesGetNarrowerWhereThereIsMuch() throws InterruptedException {
        source.start = StartPolicy.relative(Duration.ofHours(-2));
        source.logs.pageSize = () -> 10;
        List<String> events = new ArrayList<>();
        for (long at = START - 7_200_000; at < START; at += 1_000) {
            events.add(source.put(at, at, at));
        }

        source.runFor(MINUTE);

        assertThat(ids(source.emissions)).containsExactlyInAnyOrderElementsOf(events);
        assertThat(source.logs.requests)
                .filteredOn(source::isLate)
                .filteredOn(request -> request.nextToken() == null)
                .extracting(request -> request.to() - request.from() + 1)
                .contains(300_000L)
                .filteredOn(width -> width == 40_000)
                .hasSizeGreaterThan(100);
    }

    @Test
    void pollsAsOftenAsTheTipSays() throws InterruptedException {
        source.runFor(SECOND);
        source.logs.requests.clear();

        source.runFor(MINUTE);

        assertThat(source.logs.requests).hasSizeBetween(12, 15);
    }
}
