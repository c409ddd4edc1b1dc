package io.tocsin.slack.metrics;

import java.time.Duration;
import java.time.InstantSource;

/** How long something took, over the last 5 to 10 minutes; in little memory, whatever comes. For any thread. */
public final class Latency {
    private static final long HALF = Duration.ofMinutes(5).toMillis();
    private static final double SECOND = 1_000;

    private final InstantSource clock;
    private Histogram now = new Histogram();
    private Histogram before = new Histogram();
    private long began;
    private long count;

    public Latency(InstantSource clock) {
        this.clock = clock;
        this.began = clock.millis();
    }

    /** Something took that long. */
    public synchronized void add(Duration time) {
        turn();
        count++;
        now.add(Math.max(0, time.toMillis()));
    }

    /** How often, ever. */
    public synchronized long count() {
        return count;
    }

    /** How many seconds this part of all took at most, up to 1/16 too many; NaN if there were none. */
    public double percentile(double part) {
        return recent().percentile(part) / SECOND;
    }

    /** Seconds; NaN if there were none. */
    public double average() {
        return recent().average() / SECOND;
    }

    /** How many seconds the longest took; NaN if there were none. */
    public double max() {
        return recent().percentile(1) / SECOND;
    }

    private synchronized Histogram recent() {
        turn();
        return now.plus(before);
    }

    private void turn() {
        long age = clock.millis() - began;
        if (age >= HALF) {
            before = age < 2 * HALF ? now : new Histogram();
            now = new Histogram();
            began = clock.millis();
        }
    }
}
