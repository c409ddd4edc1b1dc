package io.tocsin.cloudwatch.record;

/**
 * How events are written.
 *
 * @param topic a topic's name, with any of {@code {log_group}}, {@code {log_stream}}, {@code {account}}, {@code {region}}
 * @param messageMaxBytes longer messages are cut; bytes of UTF-8 with the escapes of JSON
 * @param headers whether headers tell where the event comes from; that a message was cut, and the event's time where the value
 *     does not hold it, are told in any case
 */
public record RecordFormat(String topic, int messageMaxBytes, ValueFormat value, KeyFormat key, boolean headers) {}
