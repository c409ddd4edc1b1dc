package io.tocsin.slack.delivery;

import io.tocsin.slack.api.ReadRequest;
import io.tocsin.slack.api.ReadResult;
import io.tocsin.slack.api.SlackApi;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a stretch of a channel's history page by page, for as long as it takes. Used by one thread. */
final class HistoryWalk implements ReadResult.Cases<Duration> {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryWalk.class);

    private final SlackApi slack;
    private final String need;
    private final Optional<OnRefusal> onRefusal;
    private final Pacer pacer;
    private final Tally tally;
    private final InstantSource clock;
    private final BackOff retry;
    private final BackOff hold;

    private @Nullable ReadRequest next;
    private Predicate<ReadResult.Page> goesOn = page -> false;
    private Instant notBefore = Instant.EPOCH;

    /**
     * No walk is under way.
     *
     * @param need the setting that needs the history
     * @param onRefusal what to do when it is refused; empty to go on without it
     * @param pacer of reading, shared by all that read with the same token
     */
    HistoryWalk(
            SlackApi slack,
            String need,
            Optional<OnRefusal> onRefusal,
            Pacer pacer,
            Tally tally,
            InstantSource clock,
            RandomGenerator random) {
        this.slack = slack;
        this.need = need;
        this.onRefusal = onRefusal;
        this.pacer = pacer;
        this.tally = tally;
        this.clock = clock;
        this.retry = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(1), random);
        this.hold = new BackOff(Duration.ofSeconds(20), Duration.ofMinutes(5), random);
    }

    /**
     * Sets out; whatever was under way is given up.
     *
     * @param visitor is shown each page, and says whether the next one is wanted too
     */
    void begin(ReadRequest first, Predicate<ReadResult.Page> visitor) {
        next = first;
        goesOn = visitor;
    }

    /** Gives up what is under way. */
    void stop() {
        next = null;
    }

    boolean isUnderWay() {
        return next != null;
    }

    /**
     * Reads the next page, if it is time for it.
     *
     * @return how long to wait before the next step; zero also when the end is reached
     * @throws ConnectException if reading is refused, and that is to stop the task
     */
    Duration step() {
        Instant now = clock.instant();
        if (next == null) {
            return Duration.ZERO;
        }
        Duration wait = now.isBefore(notBefore) ? Duration.between(now, notBefore) : pacer.take(this);
        return wait.isZero() ? slack.read(next).match(this) : wait;
    }

    @Override
    public Duration page(ReadResult.Page page) {
        retry.reset();
        hold.reset();
        boolean more = goesOn.test(page);
        next = more && page.next() != null && next != null ? next.from(page.next()) : null;
        return Duration.ZERO;
    }

    @Override
    public Duration limited(Duration after) {
        tally.add(Tally.Count.LIMITED);
        LOG.info("Slack asks to wait {} s before more of the channel's history is read", after.toSeconds());
        pacer.limited(after);
        return Duration.ZERO;
    }

    @Override
    public Duration unavailable(String reason) {
        Duration wait = later(retry.next());
        LOG.warn("The channel's history cannot be read, which is tried again in {} s: {}", wait.toSeconds(), reason);
        return wait;
    }

    @Override
    public Duration refused(String reason) {
        tally.add(Tally.Count.CHANNEL_REFUSED);
        String what = need + " needs the channel's history, and Slack refuses it: " + reason
                + ". Check that slack.channel is a channel's id, that the app is a member of it, and that the token has the"
                + " scope channels:history (groups:history for a private channel)";
        if (onRefusal.isEmpty()) {
            LOG.warn("{}. Messages are posted without it", what);
            stop();
            return Duration.ZERO;
        } else if (onRefusal.get() == OnRefusal.FAIL) {
            throw new ConnectException(what + ". Nothing is lost: restart the task when it is mended");
        }
        Duration wait = later(hold.next());
        LOG.warn("{}. Records are kept, and this is tried again in {} s", what, wait.toSeconds());
        return wait;
    }

    private Duration later(Duration wait) {
        notBefore = clock.instant().plus(wait);
        return wait;
    }
}
