package io.tocsin.slack.delivery;

import io.tocsin.slack.api.PostedMessage;
import io.tocsin.slack.api.SendResult;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides, by what became of a letter, what comes next, and after how long. Used by one thread. */
final class Outcomes implements SendResult.Cases<Duration> {
    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

    private final Attempt attempt;
    private final Outbox outbox;
    private final Pacer pacer;
    private final OnRefusal onRefusal;
    private final LastResort lastResort;
    private final Tally tally;
    private final InstantSource clock;
    private final Patience patience;
    private final Retries retries;
    private final @Nullable ReadBack readBack;
    private final @Nullable Threading threading;

    /** Why the letter is given up, if it does not stand in the channel. */
    private @Nullable String lastReason;

    Outcomes(
            Attempt attempt,
            Outbox outbox,
            Pacer pacer,
            OnRefusal onRefusal,
            LastResort lastResort,
            Tally tally,
            InstantSource clock,
            Patience patience,
            Retries retries,
            @Nullable ReadBack readBack,
            @Nullable Threading threading) {
        this.attempt = attempt;
        this.outbox = outbox;
        this.pacer = pacer;
        this.onRefusal = onRefusal;
        this.lastResort = lastResort;
        this.tally = tally;
        this.clock = clock;
        this.patience = patience;
        this.retries = retries;
        this.readBack = readBack;
        this.threading = threading;
    }

    @Override
    public Duration delivered(@Nullable String ts) {
        attempt.posted(ts);
        noteThread(ts);
        retries.delivered();
        tally.add(Tally.Count.POSTED);
        Letter accepted = attempt.letter();
        if (accepted.isPositionOnly()) {
            accepted.tryAgain();
            patience.reset();
            return Duration.ZERO;
        }
        int told = accepted.cargo().pending().size();
        tally.add(Tally.Count.MERGED, told > 1 ? told : 0);
        tally.add(Tally.Count.DIGESTED, accepted.isLast() ? accepted.cargo().counted() : 0);
        return settled();
    }

    private void noteThread(@Nullable String ts) {
        String thread = attempt.letter().thread();
        if (threading != null
                && thread != null
                && ts != null
                && attempt.envelope().threadTs() == null) {
            threading.began(thread, ts);
        }
    }

    @Override
    public Duration limited(Duration after) {
        tally.add(Tally.Count.LIMITED);
        boolean all = pacer.limited(after);
        lookAfter(after);
        LOG.info(
                "Slack asks to wait {} s before the next message to {}; going on at half the rate{}",
                after.toSeconds(),
                outbox.destination(),
                all ? ", and so do all channels of its token" : "");
        return Duration.ZERO;
    }

    /** Slack may post a message that it says it does not. Where the channel is read, one look shows it; elsewhere it is sent again. */
    private void lookAfter(Duration after) {
        if (readBack != null) {
            lastReason = null;
            readBack.doubt().afterLimit(attempt.envelope(), attempt.earliest(), after);
        }
    }

    @Override
    public Duration ambiguous(String reason) {
        tally.add(Tally.Count.AMBIGUOUS);
        lastReason = isLast() ? reason : null;
        if (readBack != null) {
            readBack.doubt().about(attempt.envelope(), attempt.earliest());
            return retry(
                    "Nobody knows whether Slack has {}; it is looked for, and if not found sent again after {} s or more: {}",
                    reason);
        }
        return lastReason == null
                ? retry("Nobody knows whether Slack has {}, which is sent again in {} s: {}", reason)
                : giveUp(reason);
    }

    /** No need to read the channel back: a message that was not sent cannot stand there. */
    @Override
    public Duration notSent(String reason) {
        tally.add(Tally.Count.NOT_SENT);
        return isLast() ? giveUp(reason) : retry("Slack is out of reach for {}, which is sent in {} s: {}", reason);
    }

    private boolean isLast() {
        return retries.failed(attempt.letter(), attempt.took(clock.instant()));
    }

    private Duration retry(String text, String reason) {
        Duration wait = patience.retry();
        retries.waiting(wait);
        return later(wait, text, reason);
    }

    /** The history was looked at, in which a letter may stand of which nobody knew. */
    Duration resolved(Optional<PostedMessage> found) {
        if (found.isPresent()) {
            LOG.info("The channel's history shows {}, which is not sent again", attempt.letter());
            tally.add(Tally.Count.FOUND, records(attempt.letter()));
            return delivered(found.get().ts());
        }
        return lastReason == null ? Duration.ZERO : giveUp(lastReason);
    }

    /** How many are accounted for by it; a digest's by its last message. */
    private static int records(Letter letter) {
        return letter.tellsAll()
                ? letter.cargo().pending().size() + letter.cargo().counted()
                : 0;
    }

    private Duration giveUp(String reason) {
        Letter failed = attempt.letter();
        lastReason = null;
        if (retries.giveUp() || failed.cargo().pending().isEmpty()) {
            throw new ConnectException(
                    "Slack neither takes nor refuses messages to " + outbox.destination()
                            + ", for longer than retry.timeout.ms allows: " + reason
                            + ". Nothing is lost: restart the task when Slack is back, or set retry.timeout.ms=-1 to wait for it");
        }
        lastResort.gaveUp(failed, reason);
        return settled();
    }

    /** A record is at fault only if Slack takes a message without its content: else all wait, and none becomes a dead letter. */
    @Override
    public Duration payloadRefused(String reason) {
        Letter refused = attempt.letter();
        List<Pending> pending = refused.cargo().pending();
        if (pending.size() > 1) {
            LOG.warn("Slack refuses one message for {}, each of which now gets its own: {}", refused, reason);
            outbox.takeApart(refused);
            return Duration.ZERO;
        } else if (refused.simplify()) {
            tally.add(Tally.Count.SIMPLIFIED);
            LOG.warn("Slack refuses a message for {}, which is now sent in a plainer form: {}", refused, reason);
            return Duration.ZERO;
        } else if (refused.isAtFault()) {
            lastResort.refused(refused, pending.get(0).parcel(), reason);
            return settled();
        }
        refused.restore();
        tally.add(Tally.Count.OTHER_REFUSED);
        return refused("Slack refuses any message to " + outbox.destination()
                + ", even one that holds nothing of a record: " + reason);
    }

    @Override
    public Duration metadataRefused(String reason) {
        if (!attempt.shrinkMetadata()) {
            return payloadRefused(reason);
        }
        LOG.warn(
                "Slack refuses the metadata of {}, which is sent again with less of it; what that leaves out is delivered at"
                        + " least once: {}",
                attempt.letter(),
                reason);
        return Duration.ZERO;
    }

    /** Its first message was deleted, or it was locked; nothing is wrong with the message or the channel. */
    @Override
    public Duration threadRefused(String reason) {
        String thread = attempt.letter().thread();
        if (threading == null || thread == null || attempt.envelope().threadTs() == null) {
            return destinationRefused(reason);
        }
        LOG.info("A thread takes no more messages, so {} begins it anew: {}", attempt.letter(), reason);
        threading.forget(thread);
        return Duration.ZERO;
    }

    @Override
    public Duration destinationRefused(String reason) {
        tally.add(Tally.Count.CHANNEL_REFUSED);
        return refused("Slack refuses the channel, " + outbox.destination() + ": " + reason
                + ". Check that it exists, is not archived, and that the app is a member of it");
    }

    @Override
    public Duration credentialRefused(String reason) {
        tally.add(Tally.Count.CREDENTIAL_REFUSED);
        return refused("Slack refuses the credential of " + outbox.destination() + ": " + reason
                + ". Check the webhook or the token, and the token's scopes");
    }

    @Override
    public Duration unrecognized(String reason) {
        tally.add(Tally.Count.OTHER_REFUSED);
        return refused(
                "Messages to " + outbox.destination() + " get an answer that is none of Slack's known ones: " + reason
                        + ". Check what is between this worker and Slack (proxy.url, slack.api.url), and status.slack.com");
    }

    private Duration refused(String reason) {
        if (onRefusal == OnRefusal.FAIL) {
            throw new ConnectException(reason + ". Nothing is lost: restart the task when it is mended");
        }
        return later(
                patience.hold(),
                "Delivery keeps {} and all after it to the same destination, and tries again in {} s: {}",
                reason);
    }

    private Duration later(Duration wait, String text, String reason) {
        LOG.warn(text, attempt.letter(), wait.toSeconds(), reason);
        return wait;
    }

    private Duration settled() {
        outbox.settle(attempt.letter());
        patience.reset();
        return Duration.ZERO;
    }
}
