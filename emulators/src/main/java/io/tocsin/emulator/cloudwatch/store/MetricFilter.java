package io.tocsin.emulator.cloudwatch.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A metric filter. The emulator keeps it and publishes no metric.
 *
 * @param creationTime milliseconds since the epoch
 */
public record MetricFilter(
        String name, String pattern, Transformation transformation, long creationTime, boolean onTransformedLogs) {
    /** What becomes of a match. The names are the API's. */
    public record Transformation(
            String metricName,
            String metricNamespace,
            String metricValue,
            @Nullable Double defaultValue,
            @Nullable Map<String, String> dimensions,
            @Nullable String unit) {}
}
