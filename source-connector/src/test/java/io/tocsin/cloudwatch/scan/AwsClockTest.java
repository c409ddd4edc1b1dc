package io.tocsin.cloudwatch.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the Kafka timestamps of records are made of. */
class AwsClockTest {
    private static final long START = Instant.parse("2026-11-22T08:00:00Z").toEpochMilli();
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final VirtualTime time = new VirtualTime(START);
    private final AwsClock clock = new AwsClock(time);

    /** As an answer whose Date counts in seconds tells it, of a request that took some time. */
    private void learn(long tooFew) {
        clock.learn(time.instant().toEpochMilli(), time.aws() - tooFew);
    }

    @Test
    void stampsDoNotGoBackFromOneAnswerToTheNext() {
        learn(1_000);
        assertThat(clock.stamp()).isEqualTo(Instant.ofEpochMilli(START - 1_000));
        learn(30_000);
        assertThat(clock.stamp()).isEqualTo(Instant.ofEpochMilli(START - 1_000));
        time.pass(40_000);
        assertThat(clock.stamp()).isEqualTo(Instant.ofEpochMilli(START + 10_000));
    }

    @Test
    void stampsFollowAClockThatIsSetBack() {
        time.setMachineAhead(2 * HOUR);
        assertThat(clock.stamp()).isEqualTo(Instant.ofEpochMilli(START + 2 * HOUR));
        learn(0);
        assertThat(clock.stamp()).isEqualTo(Instant.ofEpochMilli(START));
        time.setMachineAhead(-HOUR);
        assertThat(clock.stamp().toEpochMilli()).isLessThanOrEqualTo(START - HOUR);
    }
}
