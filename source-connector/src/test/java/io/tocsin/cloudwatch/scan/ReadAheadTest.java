package io.tocsin.cloudwatch.scan;

import static io.tocsin.cloudwatch.scan.Source.START;
import static io.tocsin.cloudwatch.scan.Source.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.logs.LogsFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** History is read in slices, several at a time, and handed over in order. */
class ReadAheadTest {
    private static final Duration HISTORY = Duration.ofHours(2);

    private final Source source = new Source();

    /** Two hours of an event a second, in pages of ten; a request takes a second. */
    @BeforeEach
    void setHistory() {
        source.start = StartPolicy.at(Instant.ofEpochMilli(START).minus(HISTORY));
        source.requestsPerSecond = 10;
        source.logs.pageSize = () -> 10;
        source.logs.latency = () -> 500;
    }

    private List<String> putHistory() {
        List<String> events = new ArrayList<>();
        for (long at = START - HISTORY.toMillis(); at < START; at += 1_000) {
            events.add(source.put(at, at, at));
        }
        return events;
    }

    @Test
    void severalPagesAtATimeAreFarQuickerThanOne() throws InterruptedException {
        long oneAtATime = backfillMillis(new ScanSettings.ReadAhead(2, 1L << 30));
        long several = backfillMillis(new ScanSettings.ReadAhead(20, 1L << 30));

        assertThat(several * 4).isLessThan(oneAtATime);
    }

    /** Requests that were under way when the first failed say the same as that. */
    @Test
    void aBlipThatManyRequestsRunIntoPausesForAMoment() throws InterruptedException {
        putHistory();
        source.runFor(Duration.ofSeconds(35));
        source.logs.failures.addAll(Collections.nCopies(8, LogsFailure.Kind.TRANSIENT));
        source.runFor(Duration.ofSeconds(5));
        assertThat(source.logs.failures).isEmpty();
        long before = source.logs.count;

        source.runFor(Duration.ofSeconds(10));

        assertThat(source.logs.count - before).isGreaterThan(50);
    }

    @Test
    void whatIsReadAheadIsHandedOverInOrder() throws InterruptedException {
        List<String> events = putHistory();
        source.settings = inOrder(source.settings);
        source.logs.failing = .05;

        source.runFor(Duration.ofMinutes(30));

        assertThat(ids(source.emissions)).containsExactlyElementsOf(events);
    }

    @Test
    void memoryBoundsHowManyAreUnderWay() throws InterruptedException {
        putHistory();
        source.settings = with(source.settings, new ScanSettings.ReadAhead(20, 2 * PageSize.FULL));

        source.runFor(Duration.ofMinutes(3));

        assertThat(source.fetcher.mostUnderWay()).isBetween(3, 5);
    }

    @Test
    void newEventsDoNotWaitForABackfill() throws InterruptedException {
        putHistory();
        source.runFor(Duration.ofSeconds(20));
        for (int i = 0; i < 5; i++) {
            String now = source.put();

            assertThat(ids(source.runFor(Duration.ofSeconds(8)))).contains(now);
        }
        assertThat(ids(source.emissions)).hasSizeLessThan(7_000);
    }

    @Test
    void aTroubledGroupIsTriedWithOneRequestAtATime() throws InterruptedException {
        putHistory();
        source.runFor(Duration.ofSeconds(20));
        for (int i = 0; i < 100; i++) {
            source.logs.failures.add(LogsFailure.Kind.GROUP_GONE);
        }
        source.runFor(Duration.ofMinutes(1));
        source.logs.requests.clear();

        source.runFor(Duration.ofMinutes(10));

        assertThat(source.logs.requests).hasSizeBetween(9, 22);
    }

    @Test
    void progressIsToldOnceAMinuteWithTheTimeLeft() {
        BackfillProgress progress = new BackfillProgress(new LogGroup("/app"));
        Scan scan = new Scan(ScanTier.LATE, START, START + Duration.ofHours(10).toMillis(), OptionalLong.empty(), true);
        assertThat(progress.words(scan, 0)).isNull();
        scan.reaches(START + Duration.ofHours(2).toMillis());

        assertThat(progress.words(scan, 59_999)).isNull();
        assertThat(progress.words(scan, 60_000))
                .isEqualTo("history is read up to 2026-11-22T10:00:00Z of 2026-11-22T18:00:00Z; about PT4M left");
        assertThat(progress.words(scan, 119_999)).isNull();
        assertThat(progress.words(scan, 120_000)).endsWith("no estimate of the time left yet");
    }

    private static long backfillMillis(ScanSettings.ReadAhead readAhead) throws InterruptedException {
        ReadAheadTest test = new ReadAheadTest();
        test.setHistory();
        List<String> events = test.putHistory();
        test.source.settings = with(test.source.settings, readAhead);
        long end = START + Duration.ofHours(2).toMillis();
        while (ids(test.source.emissions).size() < events.size() && test.source.time.aws() < end) {
            test.source.runFor(Duration.ofSeconds(10));
        }
        assertThat(ids(test.source.emissions)).hasSameSizeAs(events);
        return test.source.time.aws() - START;
    }

    private static ScanSettings inOrder(ScanSettings s) {
        return new ScanSettings(
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
    }

    private static ScanSettings with(ScanSettings s, ScanSettings.ReadAhead readAhead) {
        return new ScanSettings(
                s.settle(),
                s.tip(),
                s.hot(),
                s.late(),
                s.inOrder(),
                s.maxCatchUp(),
                s.heartbeatInterval(),
                s.offsetBudget(),
                s.memoryBudget(),
                readAhead,
                s.failsWhenDenied());
    }
}
