package io.tocsin.emulator.slack.limits;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One token bucket for each key, such as a channel, all alike. Safe for use by several threads. */
public final class Pace {
    private final InstantSource clock;
    private final double perSecond;
    private final int burst;
    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

    public Pace(InstantSource clock, double perSecond, int burst) {
        this.clock = clock;
        this.perSecond = perSecond;
        this.burst = burst;
    }

    /** As {@link TokenBucket#take()} for that key. */
    public Duration take(String key) {
        return buckets.computeIfAbsent(key, any -> new TokenBucket(clock, perSecond, burst))
                .take();
    }
}
