package io.tocsin.emulator.slack.api;

import io.tocsin.emulator.slack.posting.Refused;
import io.tocsin.emulator.slack.workspace.Message;
import io.tocsin.emulator.slack.workspace.Timestamps;
import java.util.concurrent.ConcurrentNavigableMap;

/**
 * The arguments {@code oldest}, {@code latest} and {@code inclusive}.
 *
 * @param oldest microseconds since 1970
 * @param latest microseconds since 1970
 * @param inclusive whether messages at exactly these times are within
 * @param onlyOldest whether {@code oldest} alone was given: then pages start at it, and not at the newest message
 */
record TimeRange(long oldest, long latest, boolean inclusive, boolean onlyOldest) {

    static TimeRange of(Arguments arguments) {
        String oldest = arguments.text("oldest");
        String latest = arguments.text("latest");
        return new TimeRange(
                oldest.isEmpty() ? 0 : micros(oldest, "invalid_ts_oldest"),
                latest.isEmpty() ? Long.MAX_VALUE : micros(latest, "invalid_ts_latest"),
                arguments.flag("inclusive"),
                latest.isEmpty() && !oldest.isEmpty());
    }

    /** The part of it that begins at a message. */
    TimeRange notBefore(long micros) {
        return new TimeRange(Math.max(oldest, micros), latest, inclusive, onlyOldest);
    }

    /** The messages within, by id. */
    ConcurrentNavigableMap<Long, Message> of(ConcurrentNavigableMap<Long, Message> messages) {
        if (oldest > latest) {
            return messages.subMap(0L, 0L);
        }
        return messages.subMap(oldest, inclusive, latest, inclusive);
    }

    private static long micros(String text, String error) {
        return Timestamps.micros(text).orElseThrow(() -> Refused.because(error));
    }
}
