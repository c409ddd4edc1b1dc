package io.tocsin.cloudwatch.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A position as people read and write it. */
final class Position {
    /** The end of the year 9999: whoever writes more means microseconds or nanoseconds. */
    private static final long LATEST = 253_402_300_799_999L;

    private Position() {}

    static String format(long position) {
        return Instant.ofEpochMilli(position).toString();
    }

    /** @throws IllegalArgumentException if it is neither an instant nor epoch milliseconds */
    static long parse(@Nullable Object value) {
        try {
            long millis = millis(value);
            if (millis < 0 || millis > LATEST) {
                throw unreadable(value, null);
            }
            return millis;
        } catch (DateTimeException | ArithmeticException e) {
            throw unreadable(value, e);
        }
    }

    private static long millis(@Nullable Object value) {
        if (value instanceof Long || value instanceof Integer) {
            return ((Number) value).longValue();
        }
        if (value instanceof String text) {
            return text.matches("\\d{1,15}")
                    ? Long.parseLong(text)
                    : Instant.parse(text).toEpochMilli();
        }
        throw unreadable(value, null);
    }

    private static IllegalArgumentException unreadable(@Nullable Object value, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "'position' is " + OffsetFormat.shown(value) + "; expected an instant such as \"2026-11-22T08:00:00Z\","
                        + " or milliseconds since 1970",
                cause);
    }
}
