package io.tocsin.slack.delivery;

import io.tocsin.slack.message.Gist;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How records are gathered into messages.
 *
 * @param window how long records are counted for one digest; in a storm the first ones are shorter
 * @param stormRecords from how many waiting records on there is a storm
 * @param perSecond messages a second that may go
 * @param lateAfter the age from which on records are told in a digest whatever the mode; empty for none
 */
public record Density(
        DeliveryMode mode, Duration window, int stormRecords, double perSecond, Optional<Duration> lateAfter) {
    /** Unlike records that cannot go within this time are a storm too. */
    private static final Duration BACKLOG = Duration.ofSeconds(10);

    private static final int FEWEST = 10;

    /** One message a record, whatever comes. */
    public static Density individual() {
        return new Density(DeliveryMode.INDIVIDUAL, Duration.ZERO, Integer.MAX_VALUE, 1, Optional.empty());
    }

    /** From how many waiting messages on, each for records that are alike, there is a storm. */
    int stormMessages() {
        return Math.max(FEWEST, (int) Math.ceil(perSecond * BACKLOG.toSeconds()));
    }

    boolean isLate(Gist gist, Instant now) {
        return lateAfter.isPresent()
                && gist.time() != null
                && gist.time().plus(lateAfter.get()).isBefore(now);
    }

    /** Whether anything but a record's own message may tell of it. */
    public boolean gathers() {
        return mode != DeliveryMode.INDIVIDUAL || lateAfter.isPresent();
    }
}
