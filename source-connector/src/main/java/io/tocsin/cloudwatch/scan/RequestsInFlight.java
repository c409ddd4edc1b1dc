package io.tocsin.cloudwatch.scan;

/** How many requests are under way, and what more may be sent. */
final class RequestsInFlight {
    /** Of the requests that can be under way at a time, late scans leave this part to the others. */
    private static final int KEPT_FOR_LIVE = 4;

    private final PageFetcher fetcher;
    private final Arrivals arrivals;
    private final ScanSettings.ReadAhead readAhead;
    private int late;
    private int held;

    RequestsInFlight(PageFetcher fetcher, Arrivals arrivals, ScanSettings.ReadAhead readAhead) {
        this.fetcher = fetcher;
        this.arrivals = arrivals;
        this.readAhead = readAhead;
    }

    void sent(Fetch fetch) {
        count(fetch, 1);
    }

    void ended(Fetch fetch) {
        count(fetch, -1);
    }

    private void count(Fetch fetch, int change) {
        late += fetch.isLate() ? change : 0;
        held += fetch.isHeld() ? change : 0;
    }

    /** While too much is held already, what waits is taken first. Whoever holds all others up may go on. */
    Schedule.Room room() {
        boolean full = isFull();
        boolean any = fetcher.room() > 0 && (!full || arrivals.isEmpty());
        boolean roomForLate = late < readAhead.requests() - Math.max(1, readAhead.requests() / KEPT_FOR_LIVE);
        return new Schedule.Room(any, any && roomForLate, !full, !full || held == 0);
    }

    /** Whether pages take as much memory as they may. */
    boolean isFull() {
        return arrivals.heldBytes() >= readAhead.bytes();
    }
}
