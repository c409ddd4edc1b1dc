package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.FilterRequest;
import io.tocsin.cloudwatch.logs.Page;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A stretch of a scan: fetches {@code [from, to]} to the last page, page after page, and holds them until they are taken. */
final class Slice {
    private final long first;
    private final long to;
    private final Deque<Held> held = new ArrayDeque<>();
    private long from;
    private long heldBytes;
    private long bytes;
    private int pages;
    private int pagesWithEvents;
    private boolean underWay;
    private boolean read;
    private @Nullable String token;

    /** A page, and about how much memory it takes: to count that again would mean to look at every event again. */
    private record Held(Page page, long bytes) {}

    Slice(long from, long to) {
        this.first = from;
        this.from = from;
        this.to = to;
    }

    /** Whether the next page can be asked for. */
    boolean wantsPage() {
        return !underWay && !read;
    }

    /** The next page is asked for. */
    FilterRequest ask(WatchedGroup group) {
        underWay = true;
        return new FilterRequest(group.logGroup(), group.selection(), from, to, token);
    }

    /** The page that was asked for is there. Only an absent token ends the slice. */
    void arrived(Page page) {
        underWay = false;
        long size = PageSize.of(page);
        held.add(new Held(page, size));
        heldBytes += size;
        bytes += size;
        pages++;
        pagesWithEvents += page.events().isEmpty() ? 0 : 1;
        token = page.nextToken();
        read = token == null;
    }

    /** The page that was asked for did not come. */
    void failed() {
        underWay = false;
    }

    /**
     * The token is not accepted any more: goes on at {@code mark}, or where it began if that is later.
     *
     * @return whether there was a token
     */
    boolean goOnAt(long mark) {
        boolean hadToken = token != null;
        from = Math.max(first, mark);
        token = null;
        held.clear();
        heldBytes = 0;
        return hadToken;
    }

    boolean holdsPage() {
        return !held.isEmpty();
    }

    /** The first page held. */
    Page take() {
        Held first = Objects.requireNonNull(held.poll());
        heldBytes -= first.bytes();
        return first.page();
    }

    /** Whether its last page has been taken. */
    boolean isOver() {
        return read && held.isEmpty();
    }

    /** About how much memory the pages held take. */
    long heldBytes() {
        return heldBytes + (underWay ? PageSize.FULL : 0);
    }

    /** The first timestamp that it asks for. */
    long from() {
        return from;
    }

    /** The last timestamp that it reads. */
    long to() {
        return to;
    }

    /** How many milliseconds of event time it spans. */
    long width() {
        return to - first + 1;
    }

    /** About how much memory all its pages took. */
    long bytes() {
        return bytes;
    }

    int pages() {
        return pages;
    }

    int pagesWithEvents() {
        return pagesWithEvents;
    }

    /** Whether its last page has arrived. */
    boolean isRead() {
        return read;
    }
}
