package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.LogEvent;
import io.tocsin.cloudwatch.logs.Page;
import java.util.ArrayList;
import java.util.List;

/** The order in which FilterLogEvents is said to return events, and mostly does: by timestamp, ingestion time and id. */
final class EventOrder {
    private EventOrder() {}

    /** The same page with its events in order; the same object if they are. */
    static Page sorted(Page page) {
        return isSorted(page.events())
                ? page
                : new Page(
                        page.events().stream().sorted(EventOrder::compare).toList(),
                        page.nextToken(),
                        page.startedAt());
    }

    /** As many pages with the events of all of them in order; the same list if they are. Each page is in order already. */
    static List<Page> sortedAcross(List<Page> pages) {
        if (isSortedAcross(pages)) {
            return pages;
        }
        List<LogEvent> all = new ArrayList<>();
        pages.forEach(page -> all.addAll(page.events()));
        all.sort(EventOrder::compare);
        List<Page> sorted = new ArrayList<>();
        int from = 0;
        for (Page page : pages) {
            int to = from + page.events().size();
            sorted.add(new Page(all.subList(from, to), page.nextToken(), page.startedAt()));
            from = to;
        }
        return sorted;
    }

    private static boolean isSortedAcross(List<Page> pages) {
        LogEvent last = null;
        for (Page page : pages) {
            List<LogEvent> events = page.events();
            if (last != null && !events.isEmpty() && compare(last, events.get(0)) > 0) {
                return false;
            }
            last = events.isEmpty() ? last : events.get(events.size() - 1);
        }
        return true;
    }

    private static boolean isSorted(List<LogEvent> events) {
        for (int i = 1; i < events.size(); i++) {
            if (compare(events.get(i - 1), events.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Called for every event that is read, so it allocates nothing. */
    private static int compare(LogEvent one, LogEvent other) {
        if (one.timestamp() != other.timestamp()) {
            return Long.compare(one.timestamp(), other.timestamp());
        }
        int byIngestion = Long.compare(one.ingestionTime(), other.ingestionTime());
        return byIngestion != 0 ? byIngestion : one.id().compareTo(other.id());
    }
}
