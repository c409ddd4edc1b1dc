package io.tocsin.slack.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a message about several records says of one of them: without secrets, raw, and with no layout.
 *
 * @param place exactly where it is from: log group, account and region in words, or else the topic. No message mixes two of them
 * @param title as in the header of its own message, on one line; may be empty
 * @param severity how bad it says it is; null if it does not
 * @param text the log text, or what the template makes of it, at most {@link Limits#LOG_TEXT} UTF-16 units
 * @param essence what of the text tells of what kind it is: of a JSON line its message
 * @param stream the log stream; null where the record has none
 * @param footer as in the small print of its own message; may be empty
 * @param time when it happened; null if nobody knows
 */
public record Gist(
        String place,
        String title,
        @Nullable Severity severity,
        String text,
        String essence,
        @Nullable String stream,
        String footer,
        @Nullable Instant time) {
    private static final long OBJECTS = 100;

    /** About how many bytes it holds. */
    public long weight() {
        return OBJECTS
                + TextWeight.of(place)
                + TextWeight.of(title)
                + TextWeight.of(text)
                + (essence.equals(text) ? 0 : TextWeight.of(essence))
                + TextWeight.of(footer);
    }
}
