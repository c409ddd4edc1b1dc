package io.tocsin.emulator.slack.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.emulator.slack.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private final ManualClock clock = new ManualClock();
    private final TokenBucket bucket = new TokenBucket(clock, 2, 3);

    @Test
    void givesABurstAtOnceAndThenSaysHowLongToWait() {
        for (int i = 0; i < 3; i++) {
            assertThat(bucket.take()).isZero();
        }
        assertThat(bucket.take()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void fillsAgainAtItsRate() {
        drain();
        clock.advance(Duration.ofMillis(500));

        assertThat(bucket.take()).isZero();
        assertThat(bucket.take()).isPositive();
    }

    @Test
    void holdsNoMoreThanItsBurstAfterALongPause() {
        drain();
        clock.advance(Duration.ofDays(1));

        assertThat(drain()).isEqualTo(3);
    }

    @Test
    void aClockThatGoesBackGivesNothingAndTakesNothing() {
        bucket.take();
        clock.advance(Duration.ofSeconds(-10));

        assertThat(drain()).isEqualTo(2);
    }

    @Test
    void paceKeepsKeysApart() {
        Pace pace = new Pace(clock, 1, 1);

        assertThat(pace.take("a")).isZero();
        assertThat(pace.take("a")).isEqualTo(Duration.ofSeconds(1));
        assertThat(pace.take("b")).isZero();
    }

    private int drain() {
        int taken = 0;
        while (bucket.take().isZero()) {
            taken++;
        }
        return taken;
    }
}
