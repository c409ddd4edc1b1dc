package io.tocsin.slack.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StopwatchTest {
    private final SetTime time = new SetTime();
    private final Stopwatch watch = new Stopwatch(time);

    @Test
    void addsUpTheTimesInWhichItRan() {
        time.pass(Duration.ofSeconds(5));
        watch.running(true);
        time.pass(Duration.ofSeconds(2));
        watch.running(true);
        time.pass(Duration.ofSeconds(1));

        assertThat(watch.isRunning()).isTrue();
        assertThat(watch.seconds()).isEqualTo(3);
        watch.running(false);
        time.pass(Duration.ofSeconds(7));
        watch.running(false);

        assertThat(watch.isRunning()).isFalse();
        assertThat(watch.seconds()).isEqualTo(3);
    }
}
