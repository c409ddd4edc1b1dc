package io.tocsin.emulator.cloudwatch.quota;

/** Grants so many a second, and at most one second's worth at once. */
final class TokenBucket {
    private static final double MILLIS = 1000;

    private final int perSecond;
    private double left;
    private long updated;

    TokenBucket(int perSecond, long now) {
        this.perSecond = perSecond;
        this.left = perSecond;
        this.updated = now;
    }

    /**
     * Takes one.
     *
     * @param now milliseconds since the epoch
     * @return whether there was one left
     */
    synchronized boolean take(long now) {
        left = Math.min(perSecond, left + Math.max(0, now - updated) * perSecond / MILLIS);
        updated = Math.max(updated, now);
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
