package io.tocsin.cloudwatch.metrics;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Where metrics are shown. Nothing that goes wrong here is thrown: reading logs matters more. Used by one thread, but for {@link
 * #close()}; values are asked for by any.
 */
public interface Registry extends AutoCloseable {

    /**
     * Shows a metric.
     *
     * @param tags what the metric is of, beside connector and task
     */
    void add(Metric metric, Map<String, String> tags, Supplier<Number> value);

    /** Shows a metric no more. */
    void remove(Metric metric, Map<String, String> tags);

    /** Shows nothing any more. */
    @Override
    void close();
}
