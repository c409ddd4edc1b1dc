package io.tocsin.cloudwatch.record;

import org.jspecify.annotations.Nullable;

/**
 * The log group that records come from.
 *
 * @param account its AWS account; null if nobody said
 * @param region its AWS region
 * @param logGroup its plain name
 */
public record Origin(@Nullable String account, String region, String logGroup) {}
