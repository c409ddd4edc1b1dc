package io.tocsin.slack.delivery;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Measures for how long one message has been tried that Slack neither takes nor refuses: the duration of its requests and the back-off
 * between them. Waits that Slack asked for, and any time in which nothing was tried, do not count. Used by one thread.
 */
final class Retries {
    private final Optional<Duration> timeout;
    private @Nullable Letter letter;
    private Duration tried = Duration.ZERO;
    private boolean givenUp;

    /**
     * No message has failed yet.
     *
     * @param timeout empty for ever
     */
    Retries(Optional<Duration> timeout) {
        this.timeout = timeout;
    }

    /**
     * Another attempt has failed.
     *
     * @param took the duration of the request
     * @return whether this was the last attempt
     */
    boolean failed(Letter failing, Duration took) {
        tried = failing == letter ? tried.plus(took) : took;
        letter = failing;
        return timeout.isPresent() && tried.compareTo(timeout.get()) >= 0;
    }

    /** The message is sent again after this back-off. */
    void waiting(Duration wait) {
        tried = tried.plus(wait);
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
