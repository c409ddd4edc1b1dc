package io.tocsin.slack.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * How the history of a channel is read back.
 *
 * @param lag how long Slack may take to show a message in a channel's history
 * @param reach how far back it is read at most
 * @param giveUp after how long without an answer to go on at least once; empty for never
 */
public record ReadBackPolicy(Duration lag, Duration reach, Optional<Duration> giveUp) {}
