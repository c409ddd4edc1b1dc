package io.tocsin.cloudwatch.selection;

import io.tocsin.cloudwatch.logs.Feed;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something to read that was found.
 *
 * @param pattern its own filter pattern; null for the connector's
 * @param createdAt when it was created; milliseconds since the epoch
 * @param obstacle why it cannot be read, to go after its name; null if it can
 */
public record Found(
        Feed feed,
        @Nullable String pattern,
        long createdAt,
        @Nullable String obstacle) {

    /** Whether it is read as the other is. */
    boolean isReadAs(Found other) {
        return Objects.equals(pattern, other.pattern);
    }
}
