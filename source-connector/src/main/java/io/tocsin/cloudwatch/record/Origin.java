package io.tocsin.cloudwatch.record;

import org.jspecify.annotations.Nullable;

/**
 * The log group that records come from.
 *
 * @param account its AWS account; null if nobody said
 * @param region its AWS region
 * @param logGroup its plain name
 * @param metricFilter the metric filter whose pattern is read; null if the pattern is the connector's own
 */
public record Origin(
        @Nullable String account,
        String region,
        String logGroup,
        @Nullable String metricFilter) {

    /** A log group that is read with the connector's own pattern. */
    public Origin(@Nullable String account, String region, String logGroup) {
        this(account, region, logGroup, null);
    }
}
