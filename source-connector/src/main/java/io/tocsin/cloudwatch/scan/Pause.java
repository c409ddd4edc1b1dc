package io.tocsin.cloudwatch.scan;

/**
 * A pause on this machine's clock. It never lasts longer than its length, even if the clock is set back meanwhile.
 *
 * @param until when it is over
 * @param length how long it was when it began
 */
record Pause(long until, long length) {
    static final Pause NONE = new Pause(Long.MIN_VALUE, 0);

    static Pause of(long now, long length) {
        return new Pause(now + length, length);
    }

    boolean isOver(long now) {
        return remaining(now) == 0;
    }

    /** How many milliseconds of it are left. */
    long remaining(long now) {
        boolean clockWasSetBack = now < until - length;
        return now >= until || clockWasSetBack ? 0 : until - now;
    }
}
