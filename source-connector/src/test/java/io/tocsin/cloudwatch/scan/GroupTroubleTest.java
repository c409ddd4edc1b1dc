package io.tocsin.cloudwatch.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cloudwatch.logs.Feed;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.logs.LogsFailure;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Requests are numbered in the order in which they are sent; fifteen are under way when the trouble begins. */
class GroupTroubleTest {
    private static final int UNDER_WAY = 15;

    private final GroupTrouble trouble = new GroupTrouble(Feed.of(new LogGroup("payments")), new Random(1));

    private static LogsFailure failure(LogsFailure.Kind kind) {
        return new LogsFailure(kind, "told to fail", new IllegalStateException("told to fail"));
    }

    @Test
    void whatFailsTogetherWaitsOnceAndCountsOnce() {
        for (int number = 1; number <= UNDER_WAY; number++) {
            trouble.passing(failure(LogsFailure.Kind.TRANSIENT), number, UNDER_WAY, 0);
        }

        assertThat(trouble.remaining(0)).isBetween(1L, 1_000L);
        assertThat(trouble.answered(UNDER_WAY)).isZero();
        assertThat(trouble.answered(UNDER_WAY + 1)).isBetween(1L, 1_000L);
    }

    @Test
    void whatSomeoneHasToMendCountsOnceToo() {
        for (int number = 1; number <= UNDER_WAY; number++) {
            trouble.lasting(failure(LogsFailure.Kind.ACCESS_DENIED), number, UNDER_WAY, 0);
        }

        assertThat(trouble.answered(UNDER_WAY + 1)).isBetween(1L, 60_000L);
    }

    @Test
    void whatTriesItOutAndFailsWaitsLonger() {
        trouble.passing(failure(LogsFailure.Kind.TRANSIENT), 1, 1, 0);
        trouble.passing(failure(LogsFailure.Kind.TRANSIENT), 2, 2, 1_000);

        assertThat(trouble.remaining(1_000)).isBetween(1_000L, 2_000L);
        assertThat(trouble.answered(3)).isBetween(1_500L, 3_000L);
    }
}
