package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which 429s are taken to be meant for all channels of a token. */
class SuspicionTest {
    private static final Duration SHORT = Duration.ofSeconds(1);

    private final ManualClock clock = new ManualClock();
    private final Pacer token = new Pacer(clock, 4, 40);
    private final Pacer one = channel("one");
    private final Pacer other = channel("other");

    private Pacer channel(String of) {
        return new Pacer(clock, Limit.of(of, 1, 9), token);
    }

    @Test
    void aChannelAloneIsItsOwnAffair() {
        for (int i = 0; i < 10; i++) {
            assertThat(one.limited(SHORT)).isFalse();
            clock.advance(SHORT);
        }

        assertThat(token.rate()).isEqualTo(4);
        assertThat(other.silence()).isLessThanOrEqualTo(Duration.ZERO);
        assertThat(other.take(this)).isZero();
    }

    @Test
    void twoChannelsWithinAMinuteAreNot() {
        one.limited(SHORT);
        clock.advance(Duration.ofSeconds(59));
        assertThat(other.limited(Duration.ofSeconds(3))).isTrue();

        assertThat(token.rate()).isEqualTo(2);
        assertThat(one.commonRate()).isEqualTo(2);
        assertThat(one.silence()).isEqualTo(Duration.ofSeconds(3));
        assertThat(one.take(this)).as("the other's Retry-After").isEqualTo(Duration.ofSeconds(3));
        assertThat(channel("third").take(this)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void twoChannelsFartherApartAre() {
        one.limited(SHORT);
        clock.advance(Duration.ofSeconds(60));

        assertThat(other.limited(SHORT)).isFalse();
    }

    @Test
    void aLongWaitIsForAll() {
        assertThat(one.limited(Duration.ofSeconds(5))).isFalse();
        clock.advance(Duration.ofSeconds(5));
        assertThat(one.limited(Duration.ofSeconds(6))).isTrue();

        assertThat(other.take(this)).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void allThatWereUnderWayTogetherHalveTheTokensRateOnce() {
        for (int i = 0; i < 20; i++) {
            channel("channel " + i).limited(SHORT);
        }

        assertThat(token.rate()).isEqualTo(2);
    }

    @Test
    void aDestinationWithoutATokenSharesNothing() {
        Pacer webhook = new Pacer(clock, 1, 9);

        assertThat(webhook.limited(Duration.ofMinutes(1))).isFalse();
        assertThat(webhook.commonRate()).isNaN();
    }
}
