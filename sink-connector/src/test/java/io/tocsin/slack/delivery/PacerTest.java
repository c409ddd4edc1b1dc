package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacerTest {
    private final ManualClock clock = new ManualClock();
    private final Pacer pacer = new Pacer(clock, 1, 3);

    private void takeBurst() {
        for (int i = 0; i < 3; i++) {
            assertThat(pacer.take()).isZero();
        }
    }

    @Test
    void aBurstGoesAtOnceAndThenOneASecond() {
        takeBurst();

        assertThat(pacer.take()).isEqualTo(Duration.ofSeconds(1));
        clock.advance(Duration.ofMillis(400));
        assertThat(pacer.take()).isEqualTo(Duration.ofMillis(600));
        clock.advance(Duration.ofMillis(600));
        assertThat(pacer.take()).isZero();
        assertThat(pacer.take()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aLongPauseSavesUpNoMoreThanABurst() {
        takeBurst();
        clock.advance(Duration.ofHours(1));

        takeBurst();
        assertThat(pacer.take()).isPositive();
    }

    @Test
    void afterALimitItIsSilentForAsLongAsSlackAsked() {
        pacer.limited(Duration.ofSeconds(30));

        assertThat(pacer.take()).isEqualTo(Duration.ofSeconds(30));
        clock.advance(Duration.ofSeconds(29));
        assertThat(pacer.take()).isEqualTo(Duration.ofSeconds(1));
        clock.advance(Duration.ofSeconds(1));
        assertThat(pacer.take()).isZero();
        assertThat(pacer.take()).as("half the rate").isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aShorterLimitDoesNotEndALongerOne() {
        pacer.limited(Duration.ofSeconds(30));
        pacer.limited(Duration.ofSeconds(1));

        assertThat(pacer.take()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void theRateComesBackByATenthAMinute() {
        pacer.limited(Duration.ofSeconds(1));
        assertThat(pacer.rate()).isEqualTo(0.5);

        clock.advance(Duration.ofSeconds(61));
        assertThat(pacer.rate()).isCloseTo(0.6, within(0.01));
        clock.advance(Duration.ofMinutes(10));
        assertThat(pacer.rate()).isEqualTo(1);
    }

    @Test
    void theRateNeverFallsToNothing() {
        for (int i = 0; i < 20; i++) {
            pacer.limited(Duration.ofSeconds(1));
        }

        assertThat(pacer.rate()).isEqualTo(1.0 / 16);
    }

    @Test
    void inTheLongRunNoMoreIsSentThanAllowed() {
        int sent = 0;
        for (int second = 0; second < 600; second++) {
            while (pacer.take().isZero()) {
                sent++;
            }
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(sent).isEqualTo(3 + 599);
    }
}
