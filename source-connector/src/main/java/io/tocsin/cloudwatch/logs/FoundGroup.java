package io.tocsin.cloudwatch.logs;

/**
 * A log group as CloudWatch Logs lists it.
 *
 * @param logGroup by its ARN
 * @param logGroupClass as AWS names it, such as {@code STANDARD}; empty where AWS does not say
 * @param createdAt when it was created; milliseconds since the epoch
 */
public record FoundGroup(LogGroup logGroup, String logGroupClass, long createdAt) {}
