package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.Feed;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.logs.Selection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A log group to scan.
 *
 * @param feed which one
 * @param selection which of its events
 * @param storedOffset the offset that Connect holds for it, as it came back; null if there is none
 * @param start where to begin if there is none
 */
public record WatchedGroup(
        Feed feed, Selection selection, @Nullable Map<String, ?> storedOffset, StartPolicy start) {

    /** A log group with the connector's own pattern. */
    public WatchedGroup(
            LogGroup logGroup, Selection selection, @Nullable Map<String, ?> storedOffset, StartPolicy start) {
        this(Feed.of(logGroup), selection, storedOffset, start);
    }

    public LogGroup logGroup() {
        return feed.logGroup();
    }
}
