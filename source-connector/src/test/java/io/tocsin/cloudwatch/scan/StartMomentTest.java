package io.tocsin.cloudwatch.scan;

import static io.tocsin.cloudwatch.scan.Source.START;
import static io.tocsin.cloudwatch.scan.Source.heartbeats;
import static io.tocsin.cloudwatch.scan.Source.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All log groups of a task that have no stored offset begin at one moment. */
class StartMomentTest {
    private static final int GROUPS = 1_000;

    private final Source source = new Source();

    @BeforeEach
    void watchManyGroupsWithFewRequests() {
        source.requestsPerSecond = 10;
        source.logs.recording = false;
        source.logs.latency = () -> 50;
        source.groups = IntStream.range(0, GROUPS).mapToObj(i -> "/g" + i).toList();
    }

    private List<String> putOneEventInEachGroup(long at) {
        List<String> events = new ArrayList<>();
        source.groups.forEach(group -> events.add(source.put(group, at, at, "ERROR")));
        return events;
    }

    @Test
    void whatIsPutShortlyAfterTheStartComesFromEveryGroup() throws InterruptedException {
        List<String> events = putOneEventInEachGroup(START + 10_000);

        source.runFor(Duration.ofMinutes(20));

        assertThat(ids(source.emissions)).containsExactlyInAnyOrderElementsOf(events);
    }

    @Test
    void theFirstHeartbeatsOfAllGroupsGoOutTogether() throws InterruptedException {
        source.start = StartPolicy.relative(Duration.ofMinutes(-5));

        List<Emission> first = source.restart().next();

        assertThat(heartbeats(first)).hasSize(GROUPS);
        assertThat(heartbeats(first)).extracting(Heartbeat::position).containsOnly(START + 50 - 300_000);
        assertThat(heartbeats(first)).extracting(Heartbeat::scannedAt).containsOnly(START + 50);
    }

    /** Before the first page, a look at the log groups may tell AWS's time. */
    @Test
    void whereAWorkersClockIsAheadTheFirstRecordsAreStampedByAwssClock() throws InterruptedException {
        source.time.setMachineAhead(Duration.ofHours(2).toMillis());
        ScanLoop loop = source.restart();

        loop.startAt(START);
        List<Emission> first = loop.next();

        assertThat(heartbeats(first)).hasSize(GROUPS);
        assertThat(loop.recordTimestamp().toEpochMilli()).isEqualTo(source.time.aws());
    }

    @Test
    void aCrashInTheFirstMinutesLosesNothing() throws InterruptedException {
        List<String> events = putOneEventInEachGroup(START + 10_000);
        source.runFor(Duration.ofSeconds(5));
        source.time.pass(Duration.ofMinutes(2).toMillis());
        source.restart();

        source.runFor(Duration.ofMinutes(20));

        assertThat(ids(source.emissions)).containsExactlyInAnyOrderElementsOf(events);
    }
}
