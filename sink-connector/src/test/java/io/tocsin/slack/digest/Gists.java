package io.tocsin.slack.digest;

import io.tocsin.slack.message.Gist;
import io.tocsin.slack.message.Severity;
import java.time.Instant;

/** Records in short. */
final class Gists {
    static final Instant TIME = Instant.parse("2026-11-22T10:00:00Z");

    private Gists() {}

    static Gist error(String text) {
        return of(Severity.ERROR, text, "web-1", 0);
    }

    static Gist of(Severity severity, String text, String stream, int second) {
        return new Gist(
                "/payments",
                severity + " · payments",
                severity,
                text,
                text,
                stream,
                "/payments · " + stream,
                TIME.plusSeconds(second));
    }
}
