package io.tocsin.emulator.cloudwatch.search;

/**
 * Where a page ends, whichever comes first.
 *
 * @param events returned
 * @param bytes returned, though one event always fits
 * @param scanned events looked at, whether they match or not
 */
public record Limits(int events, int bytes, int scanned) {
    /** AWS: 10,000 events or 1 MB. */
    public static final int MAX_EVENTS = 10_000;

    public static final int MAX_BYTES = 1 << 20;
}
