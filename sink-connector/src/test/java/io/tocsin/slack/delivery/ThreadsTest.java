package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_000_000);

    private final Threads threads = new Threads(Duration.ofSeconds(100), 2);

    @Test
    void aThreadIsFoundByItsName() {
        threads.began("web", "999990.000100");

        assertThat(threads.find("web", NOW)).contains("999990.000100");
        assertThat(threads.find("api", NOW)).isEmpty();
    }

    @Test
    void aThreadThatIsTooOldGetsNoMore() {
        threads.began("a", "999900.000001");
        threads.began("b", "999900.000000");

        assertThat(threads.find("a", NOW)).isPresent();
        assertThat(threads.find("b", NOW)).isEmpty();
        assertThat(threads.horizon(NOW)).isEqualTo(Instant.ofEpochSecond(999_900));
    }

    @Test
    void onlySoManyAreKeptInMindThoseThatWereUsedLast() {
        threads.began("a", "999990.000001");
        threads.began("b", "999990.000002");
        threads.find("a", NOW);
        threads.began("c", "999990.000003");

        assertThat(threads.find("a", NOW)).isPresent();
        assertThat(threads.find("b", NOW)).isEmpty();
        assertThat(threads.find("c", NOW)).isPresent();
    }

    @Test
    void aThreadThatTakesNoMoreIsForgotten() {
        threads.began("a", "999990.000001");
        threads.forget("a");

        assertThat(threads.find("a", NOW)).isEmpty();
    }

    @Test
    void historyTellsOfThreadsAndTheNewestOfANameCounts() {
        threads.recall("a", "999980.000000");
        threads.recall("a", "999990.000000");
        threads.recall("a", "999970.000000");

        assertThat(threads.find("a", NOW)).contains("999990.000000");
    }

    @Test
    void whatHistoryTellsLastIsTheOldestAndMakesNothingForgotten() {
        threads.recall("a", "999990.000000");
        threads.recall("b", "999980.000000");
        assertThat(threads.isFull()).isTrue();
        threads.recall("c", "999970.000000");

        assertThat(threads.find("a", NOW)).isPresent();
        assertThat(threads.find("c", NOW)).isEmpty();
    }
}
