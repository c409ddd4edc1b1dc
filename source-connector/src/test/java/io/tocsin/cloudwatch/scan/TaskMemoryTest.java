package io.tocsin.cloudwatch.scan;

import static io.tocsin.cloudwatch.scan.Source.START;
import static io.tocsin.cloudwatch.scan.Source.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cloudwatch.logs.Feed;
import io.tocsin.cloudwatch.logs.LogGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a task remembers of emitted events is bounded over all of its log groups, and ends. */
class TaskMemoryTest {
    private static final int BUDGET = 200_000;

    private final Source source = new Source();

    private List<String> putInEachGroup(int events, long millisBetween) {
        List<String> put = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            long at = START + 60_000 + i * millisBetween;
            source.groups.forEach(group -> put.add(source.put(group, at, at, "ERROR")));
        }
        return put;
    }

    /** Runs; returns the most memory that ids took. */
    private long run(Duration duration) throws InterruptedException {
        source.logs.recording = false;
        ScanLoop loop = source.restart();
        long most = 0;
        while (source.time.aws() < START + duration.toMillis()) {
            source.emissions.addAll(loop.next());
            most = Math.max(most, loop.rememberedBytes());
        }
        return most;
    }

    @Test
    void ninetyNineGroupsShareOneBudget() throws InterruptedException {
        TunedSettings settings = new TunedSettings();
        settings.memoryBudget = BUDGET;
        source.settings = settings.build();
        source.groups = IntStream.range(0, 99).mapToObj(i -> "/g" + i).toList();
        List<String> events = putInEachGroup(300, 1_000);

        long most = run(Duration.ofMinutes(30));

        assertThat(ids(source.emissions)).containsExactlyInAnyOrderElementsOf(events);
        assertThat(most).isBetween(BUDGET / 2L, (long) BUDGET);
    }

    @Test
    void whatLiesBelowTheFloorIsForgotten() throws InterruptedException {
        source.groups = List.of("/a", "/b");
        List<String> events = putInEachGroup(5_000, 100);

        long most = run(Duration.ofHours(3));

        assertThat(ids(source.emissions)).containsExactlyInAnyOrderElementsOf(events);
        assertThat(most).isGreaterThan(events.size() * 18L);
        assertThat(source.restart().rememberedBytes()).isZero();
        assertThat(run(Duration.ofHours(4))).isZero();
    }

    /** Each id once a day is far more than an hour's: the floor follows the late scan. */
    @Test
    void aBackfillRemembersNoMoreThanTheEndOfIt() throws InterruptedException {
        source.start = StartPolicy.relative(Duration.ofDays(-30));
        for (int i = 0; i < 20_000; i++) {
            long at = START - Duration.ofDays(30).toMillis() + i * 129_600L;
            source.put("/app", at, at, "ERROR");
        }

        long most = run(Duration.ofMinutes(10));

        assertThat(ids(source.emissions)).hasSize(20_000).doesNotHaveDuplicates();
        assertThat(most).isLessThan(20_000 * 18L);
    }

    @Test
    void aGroupThatGoesLeavesItsMemory() throws InterruptedException {
        source.groups = List.of("/a", "/b");
        List<String> events = putInEachGroup(500, 10);
        ScanLoop loop = source.restart();
        source.runFor(Duration.ofMinutes(5));
        long before = loop.rememberedBytes();

        loop.remove(Feed.of(new LogGroup("/a")));

        assertThat(ids(source.emissions)).containsExactlyInAnyOrderElementsOf(events);
        assertThat(loop.rememberedBytes()).isEqualTo(before / 2);
        loop.remove(Feed.of(new LogGroup("/b")));
        assertThat(loop.rememberedBytes()).isZero();
    }
}
