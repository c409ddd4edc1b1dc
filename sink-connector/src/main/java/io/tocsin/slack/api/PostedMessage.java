package io.tocsin.slack.api;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as it stands in Slack.
 *
 * @param ts Slack's id of it within its channel: its time in seconds, with a fraction that makes it unique
 * @param latestReply the {@code ts} of the newest reply in its thread; null if there is none
 * @param metadata null if it has none, or was posted by another app or a person, who may put anything there
 */
public record PostedMessage(
        String ts, @Nullable String latestReply, @Nullable Metadata metadata) {
    private static final int MICROS = 6;

    /**
     * The time that a message's id says, by Slack's clock.
     *
     * @throws NumberFormatException if it is no such id
     */
    public static Instant time(String ts) {
        long micros = new BigDecimal(ts).movePointRight(MICROS).longValue();
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
    }
}
