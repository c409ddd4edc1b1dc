package io.tocsin.slack.digest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When the first and the last of several things happened, in whatever order they are told. */
final class Times {
    private @Nullable Instant first;
    private @Nullable Instant last;

    void add(@Nullable Instant time) {
        if (time != null) {
            first = first == null || time.isBefore(first) ? time : first;
            last = last == null || time.isAfter(last) ? time : last;
        }
    }

    /** Null if nobody knows. */
    @Nullable
    Instant first() {
        return first;
    }

    /** Null if nobody knows. */
    @Nullable
    Instant last() {
        return last;
    }
}
