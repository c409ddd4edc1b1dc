package io.tocsin.cloudwatch.selection;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Waits. */
@FunctionalInterface
public interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;

    /**
     * Waits until a time is over at most; after that not at all, so that whoever waits finds out that it is over.
     *
     * @param nanoTime a clock that is never set
     * @param longest how long it is from now
     */
    static Sleeper until(LongSupplier nanoTime, Duration longest, Sleeper sleeper) {
        long end = nanoTime.getAsLong() + longest.toNanos();
        return duration -> {
            Duration left = Duration.ofNanos(Math.max(0, end - nanoTime.getAsLong()));
            sleeper.sleep(duration.compareTo(left) < 0 ? duration : left);
        };
    }
}
