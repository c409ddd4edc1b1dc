package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.FilterRequest;
import io.tocsin.cloudwatch.logs.Page;
import org.jspecify.annotations.Nullable;

/** A stretch of a scan: reads {@code [from, to]} to the last page, page after page. */
final class Slice {
    private final long first;
    private final long to;
    private long from;
    private int pages;
    private int pagesWithEvents;
    private boolean complete;
    private @Nullable String token;

    Slice(long from, long to) {
        this.first = from;
        this.from = from;
        this.to = to;
    }

    FilterRequest request(WatchedGroup group) {
        return new FilterRequest(group.logGroup(), group.selection(), from, to, token);
    }

    /** The page that was asked for is there. Only an absent token ends the slice. */
    void read(Page page) {
        pages++;
        pagesWithEvents += page.events().isEmpty() ? 0 : 1;
        token = page.nextToken();
        complete = token == null;
    }

    /**
     * The token is not accepted any more: goes on at {@code mark}.
     *
     * @return whether there was a token
     */
    boolean goOnAt(long mark) {
        boolean hadToken = token != null;
        from = mark;
        token = null;
        return hadToken;
    }

    /** The last timestamp that it reads. */
    long to() {
        return to;
    }

    /** How many milliseconds of event time it spans. */
    long width() {
        return to - first + 1;
    }

    int pages() {
        return pages;
    }

    int pagesWithEvents() {
        return pagesWithEvents;
    }

    /** Whether the last page has been read. */
    boolean isComplete() {
        return complete;
    }
}
