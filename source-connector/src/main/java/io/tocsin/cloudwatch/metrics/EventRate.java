package io.tocsin.cloudwatch.metrics;

import java.time.InstantSource;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.stats.Rate;

/** How often something happens a second, over the last half minute to minute. */
final class EventRate {
    private final MetricConfig config = new MetricConfig();
    private final Rate rate = new Rate();
    private final InstantSource clock;

    EventRate(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void happened() {
        rate.record(config, 1, clock.millis());
    }

    synchronized double perSecond() {
        return rate.measure(config, clock.millis());
    }
}
