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
 * @param observer who is told what happens
 */
public record WatchedGroup(
        Feed feed,
        Selection selection,
        @Nullable Map<String, ?> storedOffset,
        StartPolicy start,
        GroupObserver observer) {

    /** One that nobody observes. */
    public WatchedGroup(Feed feed, Selection selection, @Nullable Map<String, ?> storedOffset, StartPolicy start) {
        this(feed, selection, storedOffset, start, GroupObserver.NONE);
    }

    /** A log group with the connector's own pattern, which nobody observes. */
    public WatchedGroup(
            LogGroup logGroup, Selection selection, @Nullable Map<String, ?> storedOffset, StartPolicy start) {
        this(Feed.of(logGroup), selection, storedOffset, start);
    }

    /** The same, observed. */
    public WatchedGroup observedBy(GroupObserver by) {
        return new WatchedGroup(feed, selection, storedOffset, start, by);
    }

    /** The same, going on from another place. */
    WatchedGroup from(@Nullable Map<String, ?> offset) {
        return new WatchedGroup(feed, selection, offset, start, observer);
    }

    public LogGroup logGroup() {
        return feed.logGroup();
    }
}
