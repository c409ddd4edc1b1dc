package io.tocsin.cloudwatch.logs;

/**
 * A metric filter: what of a log group counts into a metric.
 *
 * @param pattern in CloudWatch's filter pattern syntax; blank matches every event
 * @param createdAt milliseconds since the epoch
 * @param onTransformedLogs whether it matches what a log transformer has made of the events, not the events themselves
 * @param fieldSelection which events it looks at, by system fields such as their account; empty for all
 */
public record MetricFilter(
        LogGroup logGroup,
        String name,
        String pattern,
        long createdAt,
        boolean onTransformedLogs,
        String fieldSelection) {}
