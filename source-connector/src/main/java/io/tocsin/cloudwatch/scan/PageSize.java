package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.LogEvent;
import io.tocsin.cloudwatch.logs.Page;

/** About how many bytes of memory a page takes. */
final class PageSize {
    /** A page holds up to 1 MB of events, or 10,000 of them. */
    static final long FULL = 3L << 20;

    /** What an event takes beside its text: the objects themselves, its id, the name of its stream. */
    private static final int EVENT = 250;

    private PageSize() {}

    static long of(Page page) {
        long bytes = 0;
        for (LogEvent event : page.events()) {
            bytes += EVENT + event.message().length();
        }
        return bytes;
    }
}
