package io.tocsin.emulator.cloudwatch.search;

import io.tocsin.emulator.cloudwatch.store.LogGroup;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for: all that must be the same from page to page.
 *
 * @param streams names, or empty for all
 * @param streamPrefix of names, or null for all
 * @param start milliseconds since the epoch, inclusive
 * @param end milliseconds since the epoch, inclusive
 * @param forward oldest first
 */
public record Query(
        LogGroup group,
        List<String> streams,
        @Nullable String streamPrefix,
        long start,
        long end,
        String pattern,
        boolean forward) {

    /** The same in the given direction. */
    Query directed(boolean oldestFirst) {
        return new Query(group, streams, streamPrefix, start, end, pattern, oldestFirst);
    }

    /** The same for equal queries on the same group; direction does not count, as a token carries it. */
    int fingerprint() {
        return Objects.hash(group.arn(), group.creationTime(), streams, streamPrefix, start, end, pattern);
    }
}
