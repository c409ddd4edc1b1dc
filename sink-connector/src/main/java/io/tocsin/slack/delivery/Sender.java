package io.tocsin.slack.delivery;

import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.api.SlackApi;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/** Sends one message after the other to one destination, when it is time for each. Used by one thread at a time. */
public final class Sender {
    /** As good as for ever: only a change in the outbox ends it. */
    static final Duration IDLE = Duration.ofHours(1);

    private final Outbox outbox;
    private final SlackApi slack;
    private final Pacer pacer;
    private final InstantSource clock;
    private final @Nullable ReadBack readBack;
    private final @Nullable Threading threading;
    private final Attempt attempt;
    private final Patience patience;
    private final Outcomes outcomes;

    /**
     * A sender of what waits in an outbox.
     *
     * @param retryTimeout for how long to try to send a message of which Slack says neither yes nor no; empty for ever
     * @param readBack where delivery is to be effectively once; null where it is at least once
     * @param threading where messages go to threads; null where none does
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
            @Nullable Threading threading,
            RandomGenerator random) {
        this.outbox = outbox;
        this.slack = slack;
        this.pacer = pacer;
        this.clock = clock;
        this.readBack = readBack;
        this.threading = threading;
        this.attempt = new Attempt(new Envelopes(readBack, threading));
        this.patience = new Patience(clock, random);
        LastResort lastResort = new LastResort(deadLetters, tally);
        Retries retries = new Retries(retryTimeout);
        this.outcomes = new Outcomes(
                attempt, outbox, pacer, onRefusal, lastResort, tally, clock, patience, retries, readBack, threading);
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

    /** Partitions became this task's. For any thread. */
    public void assigned() {
        if (threading != null) {
            threading.assigned();
        }
    }

    private Duration next() {
        Duration due = outbox.due();
        if (due == null || !due.isZero()) {
            return due == null ? IDLE : due;
        }
        Duration recalling = threading == null ? null : threading.step();
        if (recalling != null) {
            return recalling;
        }
        Duration left = patience.left();
        Duration wait = left.isZero() ? pacer.take(this) : left;
        return wait.isZero() ? send() : wait;
    }

    /** How long it will not try, because of a refusal, an error, or because Slack asked for it; zero if it would. For any thread. */
    public Duration pause() {
        Duration ownWill = patience.left();
        Duration asked = pacer.silence();
        return ownWill.compareTo(asked) > 0 || asked.isNegative() ? ownWill : asked;
    }

    private Duration send() {
        Letter head = outbox.depart();
        if (head == null) {
            return Duration.ZERO;
        }
        attempt.of(head, clock.instant());
        try {
            SendResult result = slack.send(head.message(), attempt.envelope());
            return outbox.isMoot(head) && !alwaysMatters(result) ? Duration.ZERO : result.match(outcomes);
        } finally {
            outbox.arrive();
        }
    }

    /** What was posted is counted, and a limit obeyed, even if the record is by now another task's. */
    private static boolean alwaysMatters(SendResult result) {
        return result instanceof SendResult.Delivered || result instanceof SendResult.Limited;
    }

    /** Looks whether a message stands in the channel of which nobody knows. */
    private Duration resolve(Doubt doubt) {
        if (!outbox.departAgain(attempt.letter())) {
            doubt.dismiss();
            return Duration.ZERO;
        }
        try {
            Duration wait = doubt.step();
            return doubt.isOpen() ? wait : outcomes.resolved(doubt.found());
        } finally {
            outbox.arrive();
        }
    }
}
