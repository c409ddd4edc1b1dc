package io.tocsin.emulator.slack.workspace;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;

/** Slack's message ids: seconds and microseconds, strictly rising, since two messages may not share one. */
public final class Timestamps {
    private static final long MICROS = 1_000_000;

    private long last;

    Timestamps() {}

    synchronized long next(Instant now) {
        last = Math.max(last + 1, now.getEpochSecond() * MICROS + now.getNano() / 1_000);
        return last;
    }

    /** This id is taken: the next ones are higher, whatever the clock says. */
    synchronized void passed(long micros) {
        last = Math.max(last, micros);
    }

    /** For instance {@code 1795341600.250000}. */
    public static String text(long micros) {
        return String.format(Locale.ROOT, "%d.%06d", micros / MICROS, micros % MICROS);
    }

    /** The microseconds since 1970 that a text stands for, with or without a fraction; nothing if it is no such text. */
    public static OptionalLong micros(String text) {
        if (!text.matches("\\d{1,12}(\\.\\d{0,9})?")) {
            return OptionalLong.empty();
        }
        String number = text.endsWith(".") ? text + "0" : text;
        return OptionalLong.of(new BigDecimal(number).movePointRight(6).longValue());
    }
}
