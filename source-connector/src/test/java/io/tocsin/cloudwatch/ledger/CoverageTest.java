package io.tocsin.cloudwatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoverageTest {

    @Test
    void knowsTheNewestScanOfEachTimestamp() {
        Coverage coverage = Coverage.NONE.cover(10, 20, 100).cover(15, 30, 200).cover(18, 19, 150);

        assertThat(coverage.seenUpTo(9)).isEqualTo(Coverage.NEVER);
        assertThat(coverage.seenUpTo(10)).isEqualTo(100);
        assertThat(coverage.seenUpTo(14)).isEqualTo(100);
        assertThat(coverage.seenUpTo(15)).isEqualTo(200);
        assertThat(coverage.seenUpTo(18)).isEqualTo(200);
        assertThat(coverage.seenUpTo(30)).isEqualTo(200);
        assertThat(coverage.seenUpTo(31)).isEqualTo(Coverage.NEVER);
    }

    @Test
    void anEmptySpanCoversNothing() {
        assertThat(Coverage.NONE.cover(10, 9, 100)).isSameAs(Coverage.NONE);
    }

    @Test
    void doesNotChangeTheCoverageItGrewFrom() {
        Coverage before = Coverage.NONE.cover(10, 20, 100);

        Coverage after = before.cover(21, 40, 100);

        assertThat(before.seenUpTo(30)).isEqualTo(Coverage.NEVER);
        assertThat(after.seenUpTo(30)).isEqualTo(100);
    }

    @Test
    void theFrontierIsTheFirstTimestampWhoseOwnTimeHasNotBeenSeen() {
        Coverage seenUntilFifty = Coverage.NONE.cover(10, 200, 50);

        assertThat(seenUntilFifty.frontier(10)).isEqualTo(51);
        assertThat(seenUntilFifty.frontier(60)).isEqualTo(60);
        assertThat(seenUntilFifty.frontier(5)).isEqualTo(5);
    }

    @Test
    void theFrontierStopsAtAGap() {
        Coverage gap = Coverage.NONE.cover(10, 20, 1_000).cover(30, 40, 1_000);

        assertThat(gap.frontier(10)).isEqualTo(21);
        assertThat(gap.cover(21, 29, 900).frontier(10)).isEqualTo(41);
    }

    @Test
    void forgettingBelowKeepsWhatIsAbove() {
        Coverage coverage = Coverage.NONE.cover(10, 20, 100).cover(21, 30, 200).forgetBelow(25);

        assertThat(coverage.seenUpTo(25)).isEqualTo(200);
        assertThat(coverage.seenUpTo(31)).isEqualTo(Coverage.NEVER);
        assertThat(coverage.steps().starts()).hasSize(2);
    }

    @Test
    void agreesWithATableOnRandomSpans() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            long[] table = new long[60];
            Coverage coverage = Coverage.NONE;
            List<Coverage> versions = new ArrayList<>();
            List<long[]> tables = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                int first = random.nextInt(50);
                int last = first + random.nextInt(10) - 1;
                int seen = 1 + random.nextInt(4);
                coverage = coverage.cover(first, last, seen);
                for (int t = first; t <= last; t++) {
                    table[t] = Math.max(table[t], seen);
                }
                versions.add(coverage);
                tables.add(table.clone());
            }
            for (int i = 0; i < versions.size(); i++) {
                for (int t = 0; t < 60; t++) {
                    assertThat(versions.get(i).seenUpTo(t)).as("seed %d", seed).isEqualTo(tables.get(i)[t]);
                    assertThat(versions.get(i).folded().seenUpTo(t)).isEqualTo(tables.get(i)[t]);
                }
            }
        }
    }
}
