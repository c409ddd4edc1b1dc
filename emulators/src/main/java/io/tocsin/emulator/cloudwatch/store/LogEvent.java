package io.tocsin.emulator.cloudwatch.store;

/**
 * One log event.
 *
 * @param bytes what it counts for towards the size of a batch or page
 * @param visible milliseconds since the epoch, from when on it is found
 */
public record LogEvent(Position position, String logStream, String message, int bytes, long visible) {
    /** What AWS adds to the UTF-8 bytes of each message when it counts sizes. */
    public static final int OVERHEAD_BYTES = 26;
}
