package io.tocsin.slack.message.template;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Times as records hold them: instants, milliseconds since 1970, ISO-8601 texts with a zone. None is farther from 1970 than a
 * {@code long} of milliseconds can say, so that they can be compared, moved by some days and written down, however absurd.
 */
public final class Moments {
    private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

    private Moments() {}

    /** The time that a value tells; empty if it tells none. */
    public static Optional<Instant> of(@Nullable Object value) {
        if (value == null) {
            return Optional.empty();
        } else if (value instanceof Instant instant) {
            return Optional.of(bounded(instant));
        } else if (value instanceof Number millis) {
            return Optional.of(Instant.ofEpochMilli(bounded(millis)));
        }
        try {
            return Optional.of(bounded(OffsetDateTime.parse(value.toString()).toInstant()));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static Instant bounded(Instant time) {
        Instant notBefore = time.isBefore(FIRST) ? FIRST : time;
        return notBefore.isAfter(LAST) ? LAST : notBefore;
    }

    /** Large numbers do not wrap around. */
    private static long bounded(Number millis) {
        double about = millis.doubleValue();
        if (about >= Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        return about <= Long.MIN_VALUE ? Long.MIN_VALUE : millis.longValue();
    }
}
