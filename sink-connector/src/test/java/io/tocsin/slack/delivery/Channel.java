package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.api.ReadRequest;
import io.tocsin.slack.api.ReadResult;
import io.tocsin.slack.api.SendResult;
import java.time.Duration;
import java.time.Instant;

/** One of the destinations, each with a pace and limits of its own. */
final class Channel {
    final int number;
    final Pacer pacer;
    final Pacer readPacer;
    final Timeline timeline = new Timeline();
    private final ManualClock clock;
    private Instant silentUntil = Instant.MIN;
    private Instant unreadUntil = Instant.MIN;

    Channel(int number, ManualClock clock) {
        this.number = number;
        this.clock = clock;
        pacer = new Pacer(clock, 1, 3);
        readPacer = new Pacer(clock, 5, 20);
    }

    void checkMayBeWritten() {
        checkNotBefore(silentUntil);
    }

    void checkMayBeRead() {
        checkNotBefore(unreadUntil);
    }

    private void checkNotBefore(Instant end) {
        assertThat(clock.instant()).as("Retry-After is obeyed").isAfterOrEqualTo(end);
    }

    /** Refuses a message, and all others for so long. */
    SendResult silence(Duration after) {
        silentUntil = later(silentUntil, clock.instant().plus(after));
        return new SendResult.Limited(after);
    }

    /** Refuses to be read for so long. */
    ReadResult conceal(Duration after) {
        unreadUntil = later(unreadUntil, clock.instant().plus(after));
        return new ReadResult.Limited(after);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    ReadResult read(ReadRequest request) {
        return timeline.read(request, clock.instant());
    }
}
