package io.tocsin.cloudwatch.ledger;

/**
 * A late scan under way.
 *
 * @param firstStarted when it first began, before any restart, on AWS's clock
 * @param doneTo the first event timestamp that is not done yet
 */
public record LateProgress(long firstStarted, long doneTo) {}
