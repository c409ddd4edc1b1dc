package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.Feed;
import io.tocsin.cloudwatch.logs.LogsFailure;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is wrong with one group at present: says so when it begins, changes, and is over; and when to try again. */
final class GroupTrouble {
    /** Credentials that someone is about to configure may take a while. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(GroupTrouble.class);

    private final Feed feed;
    private final BackOff backOff;
    private LogsFailure.@Nullable Kind kind;
    private Pause patience = Pause.NONE;
    private long newestThen;
    private long heldUp;
    private int underWay;

    GroupTrouble(Feed feed, RandomGenerator random) {
        this.feed = feed;
        this.backOff = new BackOff(random);
    }

    /**
     * Server or network trouble: soon again. A request that was sent before the trouble began adds nothing to it.
     *
     * @param number of the request that failed
     * @param newest the number of the newest request so far
     */
    void passing(LogsFailure failure, long number, long newest, long now) {
        if (!isOlder(number)) {
            tell(failure, newest, now);
            heldUp += backOff.failed(now);
        }
    }

    /**
     * Someone has to act: now and then again. A request that was sent before the trouble began adds nothing to it.
     *
     * @param number of the request that failed
     * @param newest the number of the newest request so far
     */
    void lasting(LogsFailure failure, long number, long newest, long now) {
        if (!isOlder(number)) {
            tell(failure, newest, now);
            heldUp += backOff.failedForLong(now);
        }
    }

    /** Whether a request was sent before the trouble was last seen. */
    private boolean isOlder(long number) {
        return kind != null && number <= newestThen;
    }

    /** Whether there is any. */
    boolean isPresent() {
        return kind != null;
    }

    /**
     * Whether the group will not be read until someone has changed something here, as far as can be told. Access that is denied may be
     * granted at AWS, where nobody would restart the task.
     */
    boolean isHopeless(long now) {
        return kind == LogsFailure.Kind.INVALID_REQUEST
                || kind == LogsFailure.Kind.GROUP_GONE
                || kind == LogsFailure.Kind.GROUP_UNSUPPORTED
                || (kind == LogsFailure.Kind.NO_CREDENTIALS && patience.isOver(now));
    }

    /** Whether there has been the same trouble for so long that it may have been forgotten. */
    boolean isOld(long now) {
        return kind != null && patience.isOver(now);
    }

    /** Whether a request may be sent: while there is trouble, one tries it out. */
    boolean allowsRequest() {
        return kind == null || underWay == 0;
    }

    void requestSent() {
        underWay++;
    }

    void requestEnded() {
        underWay--;
    }

    /**
     * A request was answered. If it was sent before the trouble it says nothing.
     *
     * @return for how many milliseconds the trouble that ends with it has kept the group from being read, beside the wait for a turn
     */
    long answered(long number) {
        if (kind == null || number <= newestThen) {
            return 0;
        }
        LOG.info("Log group {}: can be read again", feed.name());
        kind = null;
        backOff.succeeded();
        long waited = heldUp;
        heldUp = 0;
        return waited;
    }

    long remaining(long now) {
        return backOff.remaining(now);
    }

    private void tell(LogsFailure failure, long newest, long now) {
        newestThen = newest;
        if (kind != failure.kind()) {
            LOG.warn(
                    "Log group {}: cannot be read ({}); tries again, and goes on where it stood: {}",
                    feed.name(),
                    failure.kind(),
                    failure.getMessage());
            kind = failure.kind();
            patience = Pause.of(now, PATIENCE.toMillis());
        }
    }
}
