package io.tocsin.slack.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** For how long to try to send one message of which Slack says neither yes nor no. Used by one thread. */
final class Retries {
    private final Optional<Duration> timeout;
    private @Nullable Letter letter;
    private Instant since = Instant.MIN;
    private boolean givenUp;

    /**
     * No message has failed yet.
     *
     * @param timeout empty for ever
     */
    Retries(Optional<Duration> timeout) {
        this.timeout = timeout;
    }

    /** Another attempt has failed; true if it was the last. */
    boolean failed(Letter failing, Instant now) {
        if (failing != letter) {
            letter = failing;
            since = now;
        }
        return timeout.isPresent() && !now.isBefore(since.plus(timeout.get()));
    }

    /** The message is given up; true if so was the one before, and none was taken in between: then it is not the message. */
    boolean giveUp() {
        boolean again = givenUp;
        givenUp = true;
        return again;
    }

    /** Slack has a message. */
    void delivered() {
        letter = null;
        givenUp = false;
    }
}
