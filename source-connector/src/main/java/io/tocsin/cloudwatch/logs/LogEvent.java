package io.tocsin.cloudwatch.logs;

/**
 * One log event as FilterLogEvents returns it.
 *
 * @param id the opaque event id; two events are the same event if and only if their ids are equal
 * @param logStream the name of the log stream that holds it
 * @param timestamp the event's own time, as its producer set it; milliseconds since the epoch
 * @param ingestionTime when CloudWatch received it; milliseconds since the epoch
 * @param message the log text
 */
public record LogEvent(String id, String logStream, long timestamp, long ingestionTime, String message) {}
