package io.tocsin.cloudwatch.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DelaysTest {
    private final SetTime time = new SetTime();
    private final Delays delays = new Delays(time);

    @Test
    void areToldInSecondsAndNeverNegative() {
        assertThat(delays.max()).isNaN();
        assertThat(delays.percentile(.99)).isNaN();

        delays.add(-5_000);
        assertThat(delays.max()).isNaN();
        delays.show();
        assertThat(delays.max()).isZero();
        delays.add(1_500);
        delays.show();

        assertThat(delays.max()).isEqualTo(1.5);
        assertThat(delays.percentile(.5)).isZero();
        assertThat(delays.percentile(.99)).isEqualTo(1.5);
    }

    @Test
    void areForgottenAfterTwelveToTwentyFourHours() {
        delays.add(9_000);
        delays.show();
        time.pass(Duration.ofHours(12));
        delays.add(1_000);
        delays.show();

        assertThat(delays.max()).isEqualTo(9);
        assertThat(delays.percentile(.5)).isEqualTo(1, within(.07));
        time.pass(Duration.ofHours(12));
        assertThat(delays.max()).isEqualTo(1);
        time.pass(Duration.ofHours(24));
        assertThat(delays.max()).isNaN();
    }
}
