package io.tocsin.slack.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatencyTest {
    private final SetTime time = new SetTime();
    private final Latency latency = new Latency(time);

    @Test
    void isToldInSecondsAndNeverNegative() {
        assertThat(latency.max()).isNaN();
        assertThat(latency.average()).isNaN();

        latency.add(Duration.ofSeconds(-5));
        latency.add(Duration.ofMillis(1_500));

        assertThat(latency.max()).isEqualTo(1.5);
        assertThat(latency.average()).isEqualTo(.75);
        assertThat(latency.percentile(.5)).isZero();
        assertThat(latency.percentile(.99)).isEqualTo(1.5);
        assertThat(latency.count()).isEqualTo(2);
    }

    @Test
    void isForgottenAfterFiveToTenMinutesButNotHowOftenItWas() {
        latency.add(Duration.ofSeconds(9));
        time.pass(Duration.ofMinutes(5));
        latency.add(Duration.ofSeconds(1));

        assertThat(latency.max()).isEqualTo(9);
        assertThat(latency.percentile(.5)).isEqualTo(1, within(.07));
        time.pass(Duration.ofMinutes(5));
        assertThat(latency.max()).isEqualTo(1);
        time.pass(Duration.ofMinutes(10));
        assertThat(latency.max()).isNaN();
        assertThat(latency.count()).isEqualTo(2);
    }
}
