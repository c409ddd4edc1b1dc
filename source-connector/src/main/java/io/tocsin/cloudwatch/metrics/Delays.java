package io.tocsin.cloudwatch.metrics;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How long something took, over the last 12 to 24 hours; in little memory, whatever comes. One thread adds, and shows now and then
 * what it has added: that takes a lock and a look at the clock, which is much for each event.
 */
final class Delays {
    private static final long HALF = Duration.ofHours(12).toMillis();

    private final InstantSource clock;
    private final Histogram added = new Histogram();
    private Histogram now = new Histogram();
    private Histogram before = new Histogram();
    private long began;

    Delays(InstantSource clock) {
        this.clock = clock;
        this.began = clock.millis();
    }

    /** What took less than no time, since clocks differ, took none. */
    void add(long millis) {
        added.add(Math.max(0, millis));
    }

    /** What was added is among the values from now on. */
    synchronized void show() {
        turn();
        now.addAll(added);
        added.clear();
    }

    /** How many seconds this part of all took at most, up to 1/16 too many; NaN if there were none. */
    synchronized double percentile(double part) {
        turn();
        Histogram both = new Histogram();
        both.addAll(now);
        both.addAll(before);
        return both.percentile(part) / 1_000;
    }

    /** How many seconds the longest took; NaN if there were none. */
    synchronized double max() {
        turn();
        return Math.max(now.max(), before.max()) < 0 ? Double.NaN : Math.max(now.max(), before.max()) / 1_000.0;
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
