package io.tocsin.slack.delivery;

import io.tocsin.slack.api.Envelope;
import io.tocsin.slack.api.Metadata;
import io.tocsin.slack.api.PostedMessage;
import io.tocsin.slack.api.ReadRequest;
import io.tocsin.slack.api.ReadResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out whether a message stands in the channel of which nobody knows. Used by one thread. */
final class Doubt {
    private static final Logger LOG = LoggerFactory.getLogger(Doubt.class);
    /** History may lag, and a request may still be on its way, so a message that is not there is looked for once more. */
    private static final int LOOKS = 2;

    private final HistoryWalk walk;
    private final ReadBackPolicy policy;
    private final InstantSource clock;

    private @Nullable Metadata wanted;
    private ReadRequest place = ReadRequest.channel(Instant.MIN);
    private Instant notBefore = Instant.MIN;
    private Instant giveUp = Instant.MAX;
    /** How often it is still looked for. */
    private int looks;

    private @Nullable PostedMessage found;

    Doubt(HistoryWalk walk, ReadBackPolicy policy, InstantSource clock) {
        this.walk = walk;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * A message may or may not stand in the channel.
     *
     * @param envelope it went with
     * @param since the earliest time, by Slack's clock, at which it can have been posted
     */
    void about(Envelope envelope, Instant since) {
        look(envelope, since, policy.lag(), LOOKS);
    }

    /**
     * As {@link #about}, of a message that Slack said it did not post, and that can go again after a time; once that is over, one look is
     * enough.
     */
    void afterLimit(Envelope envelope, Instant since, Duration after) {
        look(envelope, since, after.compareTo(policy.lag()) > 0 ? after : policy.lag(), 1);
    }

    private void look(Envelope envelope, Instant since, Duration wait, int times) {
        Instant now = clock.instant();
        wanted = envelope.metadata();
        place = new ReadRequest(envelope.threadTs(), since, null);
        notBefore = now.plus(wait);
        giveUp = policy.giveUp().map(notBefore::plus).orElse(Instant.MAX);
        looks = times;
        found = null;
        walk.stop();
    }

    /** Whether it is still open. */
    boolean isOpen() {
        return wanted != null;
    }

    /** The message, if it was found. */
    Optional<PostedMessage> found() {
        return Optional.ofNullable(found);
    }

    void dismiss() {
        wanted = null;
        found = null;
        walk.stop();
    }

    /** Looks, if it is time for it; how long to wait before the next step. */
    Duration step() {
        Instant now = clock.instant();
        if (now.isBefore(notBefore)) {
            return Duration.between(now, notBefore);
        }
        if (now.isAfter(giveUp)) {
            LOG.warn("The channel's history could not be read, so a message is posted that may stand there already");
            dismiss();
            return Duration.ZERO;
        }
        if (!walk.isUnderWay()) {
            walk.begin(place, this::isElsewhere);
        }
        Duration wait = walk.step();
        if (!walk.isUnderWay()) {
            looked();
        }
        return wait;
    }

    private boolean isElsewhere(ReadResult.Page page) {
        found = page.messages().stream()
                .filter(message ->
                        message.metadata() != null && message.metadata().equals(wanted))
                .findFirst()
                .orElse(null);
        return found == null;
    }

    private void looked() {
        looks--;
        if (found != null || looks == 0) {
            wanted = null;
        } else {
            notBefore = clock.instant().plus(policy.lag());
        }
    }
}
