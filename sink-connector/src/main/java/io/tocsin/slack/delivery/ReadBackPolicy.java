package io.tocsin.slack.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * How the history of a channel is read back.
 *
 * @param lag how long Slack may take to show a message in a channel's history
 * @param reach how far back it is read at most
 * @param threadAge how old a thread may be that still gets messages; zero where messages go to none
 * @param giveUp after how long without an answer to go on at least once; empty for never
 */
public record ReadBackPolicy(Duration lag, Duration reach, Duration threadAge, Optional<Duration> giveUp) {}
