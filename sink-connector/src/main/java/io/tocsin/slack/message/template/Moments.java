package io.tocsin.slack.message.template;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Times as records hold them: instants, milliseconds since 1970, ISO-8601 texts with a zone. */
final class Moments {
    private Moments() {}

    static Optional<Instant> of(Object value) {
        if (value instanceof Instant instant) {
            return Optional.of(instant);
        } else if (value instanceof Number millis) {
            return Optional.of(Instant.ofEpochMilli(millis.longValue()));
        }
        try {
            return Optional.of(OffsetDateTime.parse(value.toString()).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
