package io.tocsin.cloudwatch.scan;

import static io.tocsin.cloudwatch.scan.Source.START;
import static io.tocsin.cloudwatch.scan.Source.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.logs.LogsFailure;
import io.tocsin.cloudwatch.logs.Selection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pages that wait for the last one of their slice take no more memory than they may. */
class HeldSlicesTest {
    private static final String LARGE = "ERROR ".repeat(16_000);
    private static final long MEGABYTE = 1_000_000;
    private static final ScanSettings.ReadAhead LITTLE = new ScanSettings.ReadAhead(20, 20 * MEGABYTE);

    private final Source source = new Source();

    private List<String> putHistory(int eventsOfAGroup) {
        List<String> events = new ArrayList<>();
        for (String group : source.groups) {
            for (int i = 0; i < eventsOfAGroup; i++) {
                long at = START - 600_000 + i * 100L;
                events.add(source.put(group, at, at, LARGE));
            }
        }
        return events;
    }

    /** Runs until as many events were emitted; returns the most memory that pages took. */
    private long run(int events) throws InterruptedException {
        TunedSettings settings = new TunedSettings();
        settings.readAhead = LITTLE;
        settings.inOrder = source.groups.size() == 1;
        source.settings = settings.build();
        source.start = StartPolicy.relative(Duration.ofMinutes(-15));
        source.logs.pageSize = () -> 10;
        source.logs.latency = () -> 100;
        source.logs.recording = false;
        ScanLoop loop = source.restart();
        long most = 0;
        long end = START + Duration.ofHours(1).toMillis();
        while (ids(source.emissions).size() < events && source.time.aws() < end) {
            source.emissions.addAll(loop.next());
            most = Math.max(most, loop.readAheadBytes());
        }
        return most;
    }

    @Test
    void aSliceThatHoldsTooMuchIsMadeNarrower() throws InterruptedException {
        List<String> events = putHistory(2_000);
        source.logs.disorder = .3;

        long most = run(events.size());

        assertThat(ids(source.emissions)).containsExactlyElementsOf(events);
        assertThat(most).isLessThan(LITTLE.bytes() + LITTLE.mostSliceBytes() + PageSize.FULL);
    }

    @Test
    void whereManyGroupsWaitOneSliceAfterTheOtherIsCompleted() throws InterruptedException {
        source.groups = IntStream.range(0, 30).mapToObj(i -> "/g" + i).toList();
        List<String> events = putHistory(100);

        long most = run(events.size());

        assertThat(ids(source.emissions)).containsExactlyInAnyOrderElementsOf(events);
        assertThat(most).isLessThan(LITTLE.bytes() + LITTLE.mostSliceBytes() + 2 * PageSize.FULL);
    }

    @Test
    void aGroupThatCannotBeReadAnyMoreLeavesTheMemoryToTheOthers() throws InterruptedException {
        source.groups = IntStream.range(0, 30).mapToObj(i -> "/g" + i).toList();
        List<String> events = putHistory(100);
        source.logs.failing = .1;
        for (int i = 0; i < 50; i++) {
            source.logs.failures.add(LogsFailure.Kind.TRANSIENT);
        }

        long most = run(events.size());

        assertThat(ids(source.emissions)).containsExactlyInAnyOrderElementsOf(events);
        assertThat(most).isLessThan(LITTLE.bytes() + LITTLE.mostSliceBytes() + LITTLE.requests() * PageSize.FULL);
    }

    @Test
    void aSliceOfOneMillisecondLeavesNoRestWhenItBeginsAgain() {
        WatchedGroup group = new WatchedGroup(new LogGroup("/app"), Selection.matching(""), null, StartPolicy.latest());
        Scan scan = new Scan(ScanTier.LATE, START, START + 9, OptionalLong.empty(), true);
        Slice first = scan.next(1, true);
        first.ask(group);
        Slice second = scan.next(1, true);
        second.ask(group);
        first.failed();

        assertThat(scan.narrow(first)).isEqualTo(1);

        assertThat(scan.next(1, true)).isSameAs(first);
        first.ask(group);
        assertThat(scan.next(1, true).from()).isEqualTo(START + 2);
    }
}
