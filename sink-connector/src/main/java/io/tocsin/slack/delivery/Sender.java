package io.tocsin.slack.delivery;

import io.tocsin.slack.api.Envelope;
import io.tocsin.slack.api.PostedMessage;
import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.api.SlackApi;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one message after the other to one destination, and decides by the result what comes next. Used by one thread. */
public final class Sender implements SendResult.Cases<Duration> {
    /** As good as for ever: only a change in the outbox ends it. */
    static final Duration IDLE = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private final Outbox outbox;
    private final SlackApi slack;
    private final Pacer pacer;
    private final OnRefusal onRefusal;
    private final DeadLetters deadLetters;
    private final Tally tally;
    private final InstantSource clock;
    private final BackOff retry;
    private final BackOff hold;
    private final Retries retries;
    private final @Nullable ReadBack readBack;

    private @Nullable Letter letter;
    private volatile Instant notBefore = Instant.EPOCH;
    /** When the letter was first sent: it cannot have been posted before. */
    private Instant firstSent = Instant.EPOCH;
    /** The id of the newest message that is known to be posted: the letter's is higher. */
    private @Nullable String newest;
    /** Why the letter is given up, if it does not stand in the channel. */
    private @Nullable String lastReason;

    /**
     * A sender of what waits in an outbox.
     *
     * @param retryTimeout for how long to try to send a message of which Slack says neither yes nor no; empty for ever
     * @param readBack where delivery is to be effectively once; null where it is at least once
     * @param random for jitter only
     */
    public Sender(
            Outbox outbox,
            SlackApi slack,
            Pacer pacer,
            OnRefusal onRefusal,
            DeadLetters deadLetters,
            Tally tally,
            InstantSource clock,
            Optional<Duration> retryTimeout,
            @Nullable ReadBack readBack,
            RandomGenerator random) {
        this.outbox = outbox;
        this.slack = slack;
        this.pacer = pacer;
        this.onRefusal = onRefusal;
        this.deadLetters = deadLetters;
        this.tally = tally;
        this.clock = clock;
        this.retries = new Retries(retryTimeout);
        this.readBack = readBack;
        this.retry = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(1), random);
        this.hold = new BackOff(Duration.ofSeconds(20), Duration.ofMinutes(5), random);
    }

    /**
     * Does the next thing, if it is time for it.
     *
     * @return how long to wait before the next step, unless the outbox changes
     * @throws ConnectException if delivery cannot go on
     */
    Duration step() {
        Duration reading = readBack == null ? null : readBack.reader().step();
        Duration sending = readBack != null && readBack.doubt().isOpen() ? resolve(readBack.doubt()) : next();
        return reading != null && reading.compareTo(sending) < 0 ? reading : sending;
    }

    private Duration next() {
        Duration due = outbox.due();
        if (due == null || !due.isZero()) {
            return due == null ? IDLE : due;
        }
        Duration wait = wait(clock.instant());
        return wait.isZero() ? send() : wait;
    }

    /** How long it will not try, because of a refusal, an error, or because Slack asked for it; zero if it would. For any thread. */
    public Duration pause() {
        Duration ownWill = Duration.between(clock.instant(), notBefore);
        Duration asked = pacer.silence();
        Duration longer = ownWill.compareTo(asked) > 0 ? ownWill : asked;
        return longer.isNegative() ? Duration.ZERO : longer;
    }

    private Duration wait(Instant now) {
        return now.isBefore(notBefore) ? Duration.between(now, notBefore) : pacer.take();
    }

    private Duration send() {
        Letter head = outbox.depart();
        if (head == null) {
            return Duration.ZERO;
        }
        if (head != letter) {
            letter = head;
            firstSent = clock.instant();
        }
        try {
            SendResult result = slack.send(head.message(), envelope(head));
            return outbox.isMoot(head) && !alwaysMatters(result) ? Duration.ZERO : result.match(this);
        } finally {
            outbox.arrive();
        }
    }

    /** What was posted is counted, and a limit obeyed, even if the record is by now another task's. */
    private static boolean alwaysMatters(SendResult result) {
        return result instanceof SendResult.Delivered || result instanceof SendResult.Limited;
    }

    private Envelope envelope(Letter head) {
        return readBack == null ? Envelope.PLAIN : new Envelope(null, readBack.metadata(head));
    }

    /** Looks whether a message stands in the channel of which nobody knows. */
    private Duration resolve(Doubt doubt) {
        if (!outbox.departAgain(current())) {
            doubt.dismiss();
            return Duration.ZERO;
        }
        try {
            Duration wait = doubt.step();
            return doubt.isOpen() ? wait : resolved(doubt.found());
        } finally {
            outbox.arrive();
        }
    }

    private Duration resolved(Optional<PostedMessage> found) {
        if (found.isPresent()) {
            LOG.info("The channel's history shows {}, which is not sent again", current());
            return delivered(found.get().ts());
        }
        return lastReason == null ? Duration.ZERO : giveUp(lastReason);
    }

    @Override
    public Duration delivered(@Nullable String ts) {
        newest = ts == null ? newest : ts;
        retries.delivered();
        tally.add(Tally.Count.POSTED);
        Letter accepted = current();
        int told = accepted.cargo().pending().size();
        tally.add(Tally.Count.MERGED, told > 1 ? told : 0);
        tally.add(Tally.Count.DIGESTED, accepted.isLast() ? accepted.cargo().counted() : 0);
        return settled();
    }

    @Override
    public Duration limited(Duration after) {
        tally.add(Tally.Count.LIMITED);
        LOG.info(
                "Slack asks to wait {} s before the next message to {}; going on at half the rate",
                after.toSeconds(),
                outbox.destination());
        pacer.limited(after);
        return Duration.ZERO;
    }

    @Override
    public Duration ambiguous(String reason) {
        tally.add(Tally.Count.AMBIGUOUS);
        lastReason = retries.failed(current(), clock.instant()) ? reason : null;
        if (readBack != null) {
            readBack.doubt().about(readBack.metadata(current()), earliest());
            return later(
                    retry.next(),
                    "Nobody knows whether Slack has {}; it is looked for, and if not found sent again after {} s or more: {}",
                    reason);
        }
        return lastReason == null
                ? later(retry.next(), "Nobody knows whether Slack has {}, which is sent again in {} s: {}", reason)
                : giveUp(reason);
    }

    private Instant earliest() {
        return newest == null ? firstSent.minus(ChannelReader.CLOCKS) : PostedMessage.time(newest);
    }

    private Duration giveUp(String reason) {
        Letter failed = current();
        List<Pending> pending = failed.cargo().pending();
        lastReason = null;
        if (retries.giveUp() || pending.isEmpty()) {
            throw new ConnectException(
                    "Slack neither takes nor refuses messages to " + outbox.destination()
                            + ", for longer than retry.timeout.ms allows: " + reason
                            + ". Nothing is lost: restart the task when Slack is back, or set retry.timeout.ms=-1 to wait for it");
        }
        pending.forEach(one -> setAside(one.parcel(), "gave up after retry.timeout.ms: " + reason));
        LOG.warn("Delivery gives {} up after retry.timeout.ms, to the dead letter queue: {}", failed, reason);
        return settled();
    }

    @Override
    public Duration payloadRefused(String reason) {
        Letter refused = current();
        List<Pending> pending = refused.cargo().pending();
        if (pending.size() > 1) {
            LOG.warn("Slack refuses one message for {}, each of which now gets its own: {}", refused, reason);
            outbox.takeApart(refused);
            return Duration.ZERO;
        } else if (refused.simplify()) {
            tally.add(Tally.Count.SIMPLIFIED);
            LOG.warn("Slack refuses the layout of {}, which is now sent as plain text: {}", refused, reason);
            return Duration.ZERO;
        }
        return pending.isEmpty()
                ? refused("Slack refuses a digest that holds nothing but numbers: " + reason)
                : refusedForGood(refused, pending.get(0).parcel(), reason);
    }

    private Duration refusedForGood(Letter refused, Parcel parcel, String reason) {
        setAside(parcel, "Slack refuses it even as plain text: " + reason);
        LOG.warn(
                "Slack refuses {} even as plain text, and it was handed to the dead letter queue: {}", refused, reason);
        return settled();
    }

    /** A record in several parts is a dead letter once, whatever becomes of the others. */
    private void setAside(Parcel parcel, String reason) {
        if (parcel.setAside()) {
            deadLetters.reportAndWait(parcel, reason);
            tally.add(Tally.Count.REPORTED);
        }
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

    private Duration refused(String reason) {
        if (onRefusal == OnRefusal.FAIL) {
            throw new ConnectException(reason + ". Nothing is lost: restart the task when it is mended");
        }
        return later(
                hold.next(),
                "Delivery keeps {} and all after it to the same destination, and tries again in {} s: {}",
                reason);
    }

    private Duration later(Duration wait, String text, String reason) {
        LOG.warn(text, current(), wait.toSeconds(), reason);
        notBefore = clock.instant().plus(wait);
        return wait;
    }

    private Duration settled() {
        outbox.settle(current());
        retry.reset();
        hold.reset();
        return Duration.ZERO;
    }

    private Letter current() {
        if (letter == null) {
            throw new IllegalStateException("There is a result only for a letter that was sent");
        }
        return letter;
    }
}
