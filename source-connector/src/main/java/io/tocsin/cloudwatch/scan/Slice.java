package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.FilterRequest;
import io.tocsin.cloudwatch.logs.LogEvent;
import io.tocsin.cloudwatch.logs.Page;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a scan: fetches {@code [from, to]} to the last page, page after page, and holds the pages until they are taken. If it is
 * taken as a whole, that is when the last page is there: only then is it certain that nothing earlier is missing, and the events of all
 * pages are put in order.
 */
final class Slice {
    private final long from;
    private final boolean whole;
    private final Deque<Held> held = new ArrayDeque<>();
    private long to;
    private long reached;
    private long heldBytes;
    private long bytes;
    private int pages;
    private int pagesWithEvents;
    private boolean underWay;
    private boolean read;
    private @Nullable String token;

    /** A page, and about how much memory it takes: to count that again would mean to look at every event again. */
    private record Held(Page page, long bytes) {
        static Held of(Page page) {
            return new Held(page, PageSize.of(page));
        }
    }

    /** @param whole whether its pages are taken only when all of them are there */
    Slice(long from, long to, boolean whole) {
        this.from = from;
        this.to = to;
        this.whole = whole;
        this.reached = from;
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
        Held sorted = Held.of(EventOrder.sorted(page));
        held.add(sorted);
        heldBytes += sorted.bytes();
        bytes += sorted.bytes();
        pages++;
        pagesWithEvents += page.events().isEmpty() ? 0 : 1;
        token = page.nextToken();
        read = token == null;
        noteReached(sorted.page().events());
        if (read && isTakenAsAWhole()) {
            sort();
        }
    }

    private void noteReached(List<LogEvent> events) {
        if (!events.isEmpty()) {
            reached = Math.max(reached, events.get(events.size() - 1).timestamp());
        }
    }

    private void sort() {
        List<Page> inOrder = held.stream().map(Held::page).toList();
        List<Page> sorted = EventOrder.sortedAcross(inOrder);
        if (sorted != inOrder) {
            held.clear();
            sorted.forEach(page -> held.add(Held.of(page)));
        }
    }

    /** The page that was asked for did not come. */
    void failed() {
        underWay = false;
    }

    /** Drops what was fetched, and begins again. What was taken of it before is known by its ids. */
    void restart() {
        token = null;
        read = false;
        held.clear();
        heldBytes = 0;
        bytes = 0;
        pages = 0;
        pagesWithEvents = 0;
    }

    /** Reads less than it was to read: the rest is another slice's. Begins again. */
    void narrowTo(long earlierEnd) {
        to = earlierEnd;
        restart();
    }

    /**
     * Where to end so that about half of what was fetched so far remains; before {@link #to()}, unless the slice spans a single
     * millisecond.
     */
    long middle() {
        long[] timestamps = held.stream()
                .flatMap(each -> each.page().events().stream())
                .mapToLong(LogEvent::timestamp)
                .sorted()
                .toArray();
        long middle = timestamps.length == 0 ? from + (Math.min(to, reached) - from) / 2 : median(timestamps);
        return Math.max(from, Math.min(middle, to - 1));
    }

    private static long median(long[] sorted) {
        long median = sorted[sorted.length / 2];
        return median == sorted[sorted.length - 1] ? median - 1 : median;
    }

    /** Whether a page of it can be taken. */
    boolean isReady() {
        return !held.isEmpty() && (read || !isTakenAsAWhole());
    }

    /** Within one millisecond order says nothing, and nothing would be gained by waiting for the last page. */
    private boolean isTakenAsAWhole() {
        return whole && from < to;
    }

    /** Whether it would hold too much if it were read to its end. */
    boolean isLargerThan(long mostBytes) {
        return isTakenAsAWhole() && !read && heldBytes > mostBytes;
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

    /** About how much memory the pages held and asked for take. */
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
        return to - from + 1;
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
