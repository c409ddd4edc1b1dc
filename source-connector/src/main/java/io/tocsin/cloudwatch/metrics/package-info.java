/**
 * What an operator watches. {@link io.tocsin.cloudwatch.metrics.TaskMetrics} is the way in; {@link
 * io.tocsin.cloudwatch.metrics.TaskMetric} and {@link io.tocsin.cloudwatch.metrics.GroupMetric} name all there is.
 */
@NullMarked
package io.tocsin.cloudwatch.metrics;

import org.jspecify.annotations.NullMarked;
