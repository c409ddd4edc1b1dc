package io.tocsin.cloudwatch.scan;

import static io.tocsin.cloudwatch.scan.Source.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cloudwatch.logs.LogsFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an observer of a log group is told. */
class ObserverTest {
    private final Source source = new Source();
    private final Notes notes = new Notes();

    /** Keeps all it is told. */
    private static final class Notes implements GroupObserver {
        private final List<Sighting> sightings = new ArrayList<>();
        private final List<LogsFailure.Kind> failures = new ArrayList<>();
        private final List<Double> progress = new ArrayList<>();
        private final List<Double> secondsLeft = new ArrayList<>();
        private int requests;
        private int pages;
        private int events;
        private long clockAhead;
        private boolean troubled;
        private long scannedAt;
        private int recent;
        private Map<String, Object> offset = Map.of();

        @Override
        public void requestSent() {
            requests++;
        }

        @Override
        public void pageArrived(int eventsOnPage, long awsAhead) {
            pages++;
            events += eventsOnPage;
            clockAhead = awsAhead;
        }

        @Override
        public void requestFailed(LogsFailure.Kind kind) {
            failures.add(kind);
        }

        @Override
        public void troubled(boolean inTrouble) {
            troubled = inTrouble;
        }

        @Override
        public void emitted(Sighting sighting) {
            sightings.add(sighting);
        }

        @Override
        public void scanned(long startedAt) {
            scannedAt = startedAt;
        }

        @Override
        public void progressed(double part, double left) {
            progress.add(part);
            secondsLeft.add(left);
        }

        @Override
        public void moved(int recentEvents, Map<String, Object> newest) {
            recent = recentEvents;
            offset = newest;
        }
    }

    @BeforeEach
    void observe() {
        source.observer = notes;
    }

    @Test
    void requestsAndPagesAreCounted() throws InterruptedException {
        source.time.setMachineAhead(-90_000);
        source.runFor(Duration.ofSeconds(1));
        source.put();
        source.logs.failures.add(LogsFailure.Kind.TRANSIENT);
        source.runFor(Duration.ofSeconds(20));

        assertThat(notes.requests).isEqualTo(source.logs.requests.size());
        assertThat(notes.pages).isEqualTo(notes.requests - 1);
        assertThat(notes.failures).containsExactly(LogsFailure.Kind.TRANSIENT);
        assertThat(notes.events).isGreaterThanOrEqualTo(1);
        assertThat(notes.clockAhead).isEqualTo(90_000);
    }

    @Test
    void aGroupIsInTroubleUntilItCanBeReadAgain() throws InterruptedException {
        source.runFor(Duration.ofSeconds(1));
        assertThat(notes.troubled).isFalse();
        source.logs.failures.addAll(Collections.nCopies(3, LogsFailure.Kind.ACCESS_DENIED));

        source.runFor(Duration.ofSeconds(20));
        assertThat(notes.troubled).isTrue();
        assertThat(notes.scannedAt).isLessThan(START + 10_000);

        source.runFor(Duration.ofMinutes(5));
        assertThat(notes.troubled).isFalse();
        assertThat(notes.scannedAt).isGreaterThan(START + 200_000);
    }

    @Test
    void throttlingIsNoTroubleOfTheGroup() throws InterruptedException {
        source.runFor(Duration.ofSeconds(1));
        source.logs.failures.addAll(Collections.nCopies(1_000, LogsFailure.Kind.THROTTLED));

        source.runFor(Duration.ofMinutes(1));

        assertThat(notes.troubled).isFalse();
        assertThat(notes.failures).contains(LogsFailure.Kind.THROTTLED);
    }

    @Test
    void anEventThatIsFoundByTheFirstScanWasNeverHidden() throws InterruptedException {
        source.runFor(Duration.ofMinutes(1));
        source.put(source.time.aws() - 3_000, source.time.aws(), source.time.aws());

        source.runFor(Duration.ofMinutes(1));

        assertThat(notes.sightings).singleElement().satisfies(sighting -> {
            assertThat(sighting.hiddenMillis()).isZero();
            assertThat(sighting.late()).isFalse();
            assertThat(sighting.unsettled()).isFalse();
        });
    }

    @Test
    void anEventThatScansReadPastWasHiddenUntilTheLastOfThem() throws InterruptedException {
        source.runFor(Duration.ofMinutes(1));
        long now = source.time.aws();
        source.put(now, now, now + 17_000);

        source.runFor(Duration.ofMinutes(1));

        assertThat(notes.sightings).singleElement().satisfies(sighting -> {
            assertThat(sighting.hiddenMillis()).isBetween(12_000L, 17_000L);
            assertThat(sighting.late()).isFalse();
            assertThat(sighting.unsettled()).isFalse();
        });
    }

    @Test
    void anEventThatComesTooLateForTipScansIsLate() throws InterruptedException {
        source.runFor(Duration.ofMinutes(10));
        long now = source.time.aws();
        source.put(now - 240_000, now, now);

        source.runFor(Duration.ofMinutes(2));

        assertThat(notes.sightings).singleElement().satisfies(sighting -> {
            assertThat(sighting.hiddenMillis()).isZero();
            assertThat(sighting.late()).isTrue();
        });
    }

    @Test
    void anEventThatBreaksSettleIsToldApart() throws InterruptedException {
        source.runFor(Duration.ofMinutes(1));
        long now = source.time.aws();
        source.put(now, now, now + Duration.ofMinutes(8).toMillis());

        source.runFor(Duration.ofMinutes(30));

        assertThat(notes.sightings).singleElement().satisfies(sighting -> {
            assertThat(sighting.hiddenMillis()).isBetween(420_000L, 480_000L);
            assertThat(sighting.unsettled()).isTrue();
            assertThat(sighting.late()).isTrue();
        });
    }

    @Test
    void historyAndWhatCameDuringDowntimeAreNotLate() throws InterruptedException {
        source.start = StartPolicy.relative(Duration.ofHours(-3));
        for (int minute = 0; minute < 180; minute++) {
            source.put(START - minute * 60_000L, START - minute * 60_000L, START - minute * 60_000L);
        }
        source.runFor(Duration.ofMinutes(1));
        for (int minute = 0; minute < 60; minute++) {
            source.put();
            source.time.pass(60_000);
        }
        source.restart();
        source.runFor(Duration.ofMinutes(1));

        assertThat(notes.sightings)
                .hasSize(240)
                .noneMatch(Sighting::late)
                .allMatch(sighting -> sighting.hiddenMillis() == 0);
    }

    @Test
    void aBackfillTellsHowFarItIs() throws InterruptedException {
        source.start = StartPolicy.relative(Duration.ofDays(-1));
        source.logs.pageSize = () -> 5;
        source.logs.latency = () -> 200;
        for (int event = 0; event < 40_000; event++) {
            long timestamp = START - Duration.ofDays(1).toMillis() + event * 2_000L;
            source.put(timestamp, timestamp, timestamp);
        }
        source.runFor(Duration.ofMinutes(3));

        assertThat(notes.progress).isSorted().allMatch(part -> part >= 0 && part < 1);
        double left = notes.secondsLeft.get(notes.secondsLeft.size() - 1);
        double part = notes.progress.get(notes.progress.size() - 1);
        assertThat(part).isGreaterThan(.01);
        assertThat(left).isBetween(.5 * 180 * (1 - part) / part, 2 * 180 * (1 - part) / part);
        source.runFor(Duration.ofSeconds((long) (3 * left)));
        assertThat(notes.progress).contains(1.0);
        assertThat(notes.secondsLeft.get(notes.secondsLeft.size() - 1)).isZero();
    }

    @Test
    void theOffsetIsTheOneThatARestartWouldFind() throws InterruptedException {
        source.runFor(Duration.ofMinutes(1));
        source.put();
        source.put();
        source.runFor(Duration.ofSeconds(10));

        assertThat(notes.recent).isEqualTo(2);
        assertThat(notes.offset).containsKeys("position", "state");
    }
}
