/**
 * What an operator watches: {@link io.tocsin.slack.metrics.TaskMetric} and {@link io.tocsin.slack.metrics.DestinationMetric} name all
 * there is, and {@link io.tocsin.slack.metrics.Registry} is where it is shown.
 */
@NullMarked
package io.tocsin.slack.metrics;

import org.jspecify.annotations.NullMarked;
