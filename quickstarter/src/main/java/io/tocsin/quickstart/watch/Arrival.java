package io.tocsin.quickstart.watch;

/**
 * A record of the topic, in short.
 *
 * @param logStream empty if the record does not say
 * @param firstLine of the message
 */
public record Arrival(long offset, String logStream, String firstLine) {}
