package io.tocsin.slack.delivery;

import io.tocsin.slack.api.Envelope;
import io.tocsin.slack.api.PostedMessage;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The letter that was sent last, and since when it can stand in the channel. Used by one thread. */
final class Attempt {
    private final Envelopes envelopes;
    private @Nullable Letter letter;
    private Envelope envelope = Envelope.PLAIN;
    /** When the letter was first sent: it cannot have been posted before. */
    private Instant firstSent = Instant.EPOCH;

    private Instant lastSent = Instant.EPOCH;
    /** The id of the newest message that is known to be posted: the letter's is higher. */
    private @Nullable String newest;

    /** @param envelopes makes what goes with letters */
    Attempt(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    /** A letter is about to be sent, maybe not for the first time. */
    void of(Letter head, Instant now) {
        envelope = envelopes.of(head);
        lastSent = now;
        if (head != letter) {
            letter = head;
            firstSent = now;
        }
    }

    Letter letter() {
        if (letter == null) {
            throw new IllegalStateException("There is a result only for a letter that was sent");
        }
        return letter;
    }

    /** What the letter went with, the last time. */
    Envelope envelope() {
        return envelope;
    }

    /** Makes the metadata smaller, as Slack refused it; false if there was none. */
    boolean shrinkMetadata() {
        return envelopes.shrink(envelope);
    }

    /** Returns the time since the letter was sent the last time. */
    Duration took(Instant now) {
        return Duration.between(lastSent, now);
    }

    /** The letter stands in the channel, under this id if it is known. */
    void posted(@Nullable String ts) {
        newest = ts == null ? newest : ts;
    }

    /** The earliest time, by Slack's clock, at which the letter can have been posted. */
    Instant earliest() {
        return newest == null ? firstSent.minus(ChannelReader.CLOCKS) : PostedMessage.time(newest);
    }
}
