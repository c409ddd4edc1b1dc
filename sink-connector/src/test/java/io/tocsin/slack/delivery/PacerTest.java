package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacerTest {
    private final ManualClock clock = new ManualClock();
    private final Pacer pacer = new Pacer(clock, 1, 3);

    private Duration take() {
        return pacer.take(this);
    }

    private void takeBurst() {
        for (int i = 0; i < 3; i++) {
            assertThat(take()).isZero();
        }
    }

    @Test
    void aBurstGoesAtOnceAndThenOneASecond() {
        takeBurst();

        assertThat(take()).isEqualTo(Duration.ofSeconds(1));
        clock.advance(Duration.ofMillis(400));
        assertThat(take()).isEqualTo(Duration.ofMillis(600));
        clock.advance(Duration.ofMillis(600));
        assertThat(take()).isZero();
        assertThat(take()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aLongPauseSavesUpNoMoreThanABurst() {
        takeBurst();
        clock.advance(Duration.ofHours(1));

        takeBurst();
        assertThat(take()).isPositive();
    }

    @Test
    void afterALimitItIsSilentForAsLongAsSlackAsked() {
        pacer.limited(Duration.ofSeconds(30));

        assertThat(take()).isEqualTo(Duration.ofSeconds(30));
        clock.advance(Duration.ofSeconds(29));
        assertThat(take()).isEqualTo(Duration.ofSeconds(1));
        clock.advance(Duration.ofSeconds(1));
        assertThat(take()).isZero();
        assertThat(take()).as("half the rate").isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aShorterLimitDoesNotEndALongerOne() {
        pacer.limited(Duration.ofSeconds(30));
        pacer.limited(Duration.ofSeconds(1));

        assertThat(take()).isEqualTo(Duration.ofSeconds(30));
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
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(pacer.rate()).isCloseTo(1.0 / 16, within(0.01));
    }

    @Test
    void requestsThatWereUnderWayTogetherMeetOneLimit() {
        pacer.limited(Duration.ofSeconds(1));
        pacer.limited(Duration.ofSeconds(2));
        assertThat(pacer.rate()).isEqualTo(0.5);

        clock.advance(Duration.ofSeconds(2));
        pacer.limited(Duration.ofSeconds(1));
        assertThat(pacer.rate()).isEqualTo(0.25);
    }

    @Test
    void thoseWhoAskAreServedInTurn() {
        takeBurst();
        assertThat(pacer.take("one")).isEqualTo(Duration.ofSeconds(1));
        assertThat(pacer.take("two")).isEqualTo(Duration.ofSeconds(2));
        assertThat(pacer.take("one")).as("its place is kept").isEqualTo(Duration.ofSeconds(1));

        clock.advance(Duration.ofSeconds(1));
        assertThat(pacer.take("three")).isEqualTo(Duration.ofSeconds(2));
        assertThat(pacer.take("two")).isEqualTo(Duration.ofSeconds(1));
        assertThat(pacer.take("one")).isZero();
        assertThat(pacer.take("one")).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void whoDoesNotComeBackHoldsUpNobody() {
        takeBurst();
        pacer.take("gone");
        assertThat(pacer.take("there")).isEqualTo(Duration.ofSeconds(2));

        clock.advance(Duration.ofSeconds(2));
        assertThat(pacer.take("there")).isZero();
        assertThat(pacer.take("other")).as("behind the one that is gone").isEqualTo(Duration.ofSeconds(1));
        clock.advance(Duration.ofMillis(100));
        assertThat(pacer.take("other")).as("alone").isZero();
    }

    @Test
    void otherLimitsLeaveItSlowedDownIfItWas() {
        pacer.limited(Duration.ofSeconds(1));
        pacer.allow(4, 3);

        assertThat(pacer.rate()).isEqualTo(2);
    }

    @Test
    void inTheLongRunNoMoreIsSentThanAllowed() {
        int sent = 0;
        for (int second = 0; second < 600; second++) {
            while (take().isZero()) {
                sent++;
            }
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(sent).isEqualTo(3 + 599);
    }
}
