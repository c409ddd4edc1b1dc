package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.ledger.Verdict;
import io.tocsin.cloudwatch.logs.LogEvent;
import io.tocsin.cloudwatch.logs.LogGroup;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and warns of events that became visible too late: they show that {@code settle} is too short. */
final class UnsettledEvents {
    private static final Logger LOG = LoggerFactory.getLogger(UnsettledEvents.class);

    private final LogGroup logGroup;
    private final Duration settle;
    private long count;

    UnsettledEvents(LogGroup logGroup, Duration settle) {
        this.logGroup = logGroup;
        this.settle = settle;
    }

    /** Warns at the first, the tenth, the hundredth and so on. */
    void note(LogEvent event, Verdict verdict) {
        if (verdict != Verdict.NEW_BUT_UNSETTLED) {
            return;
        }
        count++;
        if (isPowerOfTen(count)) {
            LOG.warn(
                    "Log group {}: {} event(s) so far became visible more than the settle time of {} after ingestion (the"
                            + " latest: {}, ingested {}). Nothing was lost, but after a restart it would have been: set a longer settle time.",
                    logGroup.reference(),
                    count,
                    settle,
                    event.id(),
                    Instant.ofEpochMilli(event.ingestionTime()));
        }
    }

    private static boolean isPowerOfTen(long number) {
        long rest = number;
        while (rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }
}
