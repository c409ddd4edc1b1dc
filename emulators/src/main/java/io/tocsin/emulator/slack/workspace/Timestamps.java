package io.tocsin.emulator.slack.workspace;

import java.time.Instant;
import java.util.Locale;

/** Slack's message ids: seconds and microseconds, strictly rising, since two messages may not share one. */
final class Timestamps {
    private static final long MICROS = 1_000_000;

    private long last;

    synchronized String next(Instant now) {
        last = Math.max(last + 1, micros(now));
        return text(last);
    }

    static long micros(Instant time) {
        return time.getEpochSecond() * MICROS + time.getNano() / 1_000;
    }

    private static String text(long micros) {
        return String.format(Locale.ROOT, "%d.%06d", micros / MICROS, micros % MICROS);
    }
}
