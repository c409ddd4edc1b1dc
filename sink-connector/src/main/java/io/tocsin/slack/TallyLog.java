package io.tocsin.slack;

import io.tocsin.slack.delivery.Tally;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the counts to the log: every few minutes if they changed, and at the end. */
final class TallyLog {
    private static final Logger LOG = LoggerFactory.getLogger(TallyLog.class);
    private static final Duration EVERY = Duration.ofMinutes(5);

    private final Tally tally;
    private final InstantSource clock;
    private Instant next;
    private String written;

    TallyLog(Tally tally, InstantSource clock) {
        this.tally = tally;
        this.clock = clock;
        this.next = clock.instant().plus(EVERY);
        this.written = tally.toString();
    }

    void now() {
        if (clock.instant().isBefore(next)) {
            return;
        }
        next = clock.instant().plus(EVERY);
        String counts = tally.toString();
        if (!counts.equals(written)) {
            written = counts;
            LOG.info("Since the task started: {}", counts);
        }
    }

    void last() {
        LOG.info("The task stops. Since it started: {}", tally);
    }
}
