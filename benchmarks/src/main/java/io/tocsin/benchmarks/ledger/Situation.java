package io.tocsin.benchmarks.ledger;

import io.tocsin.cloudwatch.ledger.EmittedIdMemory;
import io.tocsin.cloudwatch.ledger.Ledger;
import io.tocsin.cloudwatch.ledger.LedgerState;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a ledger may be in the middle of, when a scan reads a page of events. */
public enum Situation {
    /** History: each event was ingested long before the scan began, so that the scan proves it at once. */
    BACKFILL("backfill", 1, 20_000, 3_600_000),
    /** An event now and then. */
    AT_REST("at rest", 1, 2, 60_000),
    /** So many, each in a PutLogEvents request of its own, that their ids take all that an offset may hold. */
    BUSY("busy, each event put alone", 1, 3_700, 1),
    /** The same with 100 events to a request. */
    BUSY_BATCHED("busy, 100 events to a put", 100, 15_500, 1);

    /** An event of the page. */
    record Event(String id, long timestamp, long ingestionTime) {}

    static final String FINGERPRINT = "0123456789abcdef";
    static final int PAGE = 1_000;

    private static final long NOW = 1_795_341_600_000L;
    private static final long SETTLE = 300_000;
    private static final long MEMORY = 16L << 20;

    private final String description;
    private final int batch;
    private final int before;
    private final long age;

    /**
     * @param batch how many events of a request stand together
     * @param before how many events were emitted before this page
     * @param age how many milliseconds ago the page's last event was ingested
     */
    Situation(String description, int batch, int before, long age) {
        this.description = description;
        this.batch = batch;
        this.before = before;
        this.age = age;
    }

    String description() {
        return description;
    }

    /** A ledger before the page. */
    Ledger ledger() {
        Ledger ledger = new Ledger(LedgerState.startingAt(first() - 1), SETTLE, new EmittedIdMemory(MEMORY));
        read(ledger, events(first(), before, new Random(1)));
        ledger.tidy();
        return ledger;
    }

    /** The page. */
    List<Event> page() {
        return events(first() + before, PAGE, new Random(2));
    }

    /** As a scan does. */
    static int read(Ledger ledger, List<Event> events) {
        int emitted = 0;
        long doneTo = ledger.state().position();
        ledger.scanned(NOW);
        for (Event event : events) {
            if (event.timestamp() > doneTo) {
                ledger.cover(doneTo, event.timestamp() - 1, NOW);
                doneTo = event.timestamp();
            }
            ledger.decide(event.id(), event.timestamp(), event.ingestionTime());
            emitted += ledger.state().toOffset(FINGERPRINT).hashCode();
        }
        return emitted;
    }

    private long first() {
        return NOW - age - before - PAGE;
    }

    private List<Event> events(long from, int count, Random random) {
        List<Event> events = new ArrayList<>(count);
        long request = 0;
        for (int i = 0; i < count; i++) {
            request = i % batch == 0 ? random.nextLong() : request;
            long timestamp = from + i;
            long ingestionTime = from + i - i % batch + 500;
            events.add(new Event(id(timestamp, ingestionTime, request, i % batch), timestamp, ingestionTime));
        }
        return events;
    }

    /** In the form that AWS's ids were found to have. */
    private static String id(long timestamp, long ingestionTime, long request, int index) {
        return BigInteger.valueOf(timestamp)
                .shiftLeft(64)
                .or(BigInteger.valueOf(ingestionTime))
                .shiftLeft(64)
                .or(new BigInteger(Long.toUnsignedString(request)))
                .shiftLeft(16)
                .or(BigInteger.valueOf(index))
                .toString();
    }
}
