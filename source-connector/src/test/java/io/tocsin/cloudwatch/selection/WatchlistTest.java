package io.tocsin.cloudwatch.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cloudwatch.logs.Feed;
import io.tocsin.cloudwatch.logs.LogGroup;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatchlistTest {
    private static final long HOUR = 3_600_000;

    @Test
    void tellsWhatComesAndGoes() {
        Watchlist list = new Watchlist(feed -> true);

        assertThat(list.take(look(found("a"), found("b"))).come()).containsExactlyInAnyOrder(found("a"), found("b"));
        Watchlist.Changes changes = list.take(look(found("b"), found("c")));

        assertThat(changes.gone()).containsExactly(feed("a"));
        assertThat(changes.come()).containsExactly(found("c"));
        assertThat(list.take(look(found("b"), found("c")))).isEqualTo(new Watchlist.Changes(List.of(), List.of()));
    }

    @Test
    void whatIsReadWithAnotherPatternGoesAndComes() {
        Watchlist list = new Watchlist(feed -> true);
        list.take(look(found("a", "ERROR", null)));

        Watchlist.Changes changes = list.take(look(found("a", "FATAL", null)));

        assertThat(changes.gone()).containsExactly(feed("a"));
        assertThat(changes.come()).containsExactly(found("a", "FATAL", null));
    }

    @Test
    void whatCannotBeReadIsLeftOut() {
        Watchlist list = new Watchlist(feed -> true);

        assertThat(list.take(look(found("a", null, "is rare"), found("b"))).come())
                .containsExactly(found("b"));
        assertThat(list.take(look(found("a"), found("b", null, "is rare"))))
                .isEqualTo(new Watchlist.Changes(List.of(feed("b")), List.of(found("a"))));
    }

    @Test
    void allTasksTogetherReadEachOnce() {
        List<Found> all = IntStream.range(0, 1_000)
                .mapToObj(number -> found("/aws/lambda/function-" + number))
                .toList();
        List<List<Found>> shares = IntStream.range(0, 4)
                .mapToObj(task -> new Watchlist(new Ownership(task, 4)::owns)
                        .take(new Look(all, 0))
                        .come())
                .toList();

        assertThat(shares.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(shares).allSatisfy(share -> assertThat(share).hasSizeBetween(200, 300));
    }

    @Test
    void whatIsKnownBeforehandIsSplitEvenly() {
        assertThat(IntStream.range(0, 5).filter(new Ownership(0, 2)::owns)).containsExactly(0, 2, 4);
        assertThat(IntStream.range(0, 5).filter(new Ownership(1, 2)::owns)).containsExactly(1, 3);
    }

    @Test
    void onlyWhatWasCreatedSinceTheLastLookIsBorn() {
        Newcomers newcomers = new Newcomers();
        Found old = new Found(feed("old"), null, HOUR, null);
        Found young = new Found(feed("young"), null, 10 * HOUR, null);

        assertThat(newcomers.bornAt(young)).as("at the first look").isEmpty();
        newcomers.looked(new Look(List.of(), 9 * HOUR), List.of(), true);

        assertThat(newcomers.bornAt(old)).isEmpty();
        assertThat(newcomers.bornAt(young)).hasValue(10 * HOUR);
        assertThat(newcomers.bornAt(new Found(feed("listed-late"), null, 9 * HOUR - 60_000, null)))
                .hasValue(9 * HOUR - 60_000);
    }

    @Test
    void theOldestLookBeforeARestartCounts() {
        Newcomers newcomers = new Newcomers();
        newcomers.resume(9 * HOUR);
        newcomers.resume(5 * HOUR);
        newcomers.resume(7 * HOUR);

        assertThat(newcomers.bornAt(new Found(feed("a"), null, 6 * HOUR, null))).hasValue(6 * HOUR);
        assertThat(newcomers.bornAt(new Found(feed("b"), null, 4 * HOUR, null))).isEmpty();
    }

    @Test
    void theMarkWaitsForWhatHasNotBegun() {
        Newcomers newcomers = new Newcomers();
        Found young = new Found(feed("young"), null, 10 * HOUR, null);
        newcomers.await(young);

        assertThat(newcomers.looked(new Look(List.of(young), 11 * HOUR), List.of(), true))
                .isEqualTo(10 * HOUR - 1);
        newcomers.begun(feed("young"));
        assertThat(newcomers.looked(new Look(List.of(young), 12 * HOUR), List.of(), true))
                .isEqualTo(12 * HOUR);
        newcomers.await(young);
        assertThat(newcomers.looked(new Look(List.of(), 13 * HOUR), List.of(feed("young")), true))
                .isEqualTo(13 * HOUR);
    }

    @Test
    void theMarkStaysWhileAnotherTaskHasNone() {
        Newcomers newcomers = new Newcomers();
        newcomers.resume(5 * HOUR);

        assertThat(newcomers.looked(new Look(List.of(), 8 * HOUR), List.of(), false))
                .isEqualTo(5 * HOUR);
        assertThat(newcomers.looked(new Look(List.of(), 9 * HOUR), List.of(), false))
                .isEqualTo(5 * HOUR);
        assertThat(newcomers.looked(new Look(List.of(), 10 * HOUR), List.of(), true))
                .isEqualTo(10 * HOUR);
    }

    @Test
    void withoutAnyMarkItStaysAtTheFirstLook() {
        Newcomers newcomers = new Newcomers();

        assertThat(newcomers.looked(new Look(List.of(), 8 * HOUR), List.of(), false))
                .isEqualTo(8 * HOUR);
        assertThat(newcomers.looked(new Look(List.of(), 9 * HOUR), List.of(), false))
                .isEqualTo(8 * HOUR);
    }

    private static Look look(Found... found) {
        return new Look(List.of(found), 0);
    }

    private static Found found(String group) {
        return found(group, null, null);
    }

    private static Found found(String group, @Nullable String pattern, @Nullable String obstacle) {
        return new Found(feed(group), pattern, 0, obstacle);
    }

    private static Feed feed(String group) {
        return Feed.of(new LogGroup(group));
    }
}
