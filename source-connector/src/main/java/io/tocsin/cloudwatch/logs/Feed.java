package io.tocsin.cloudwatch.logs;

import org.jspecify.annotations.Nullable;

/**
 * What events come from and a place is kept of: a log group, or what one of its metric filters matches.
 *
 * @param metricFilter the name of the metric filter; null if the pattern is the connector's own
 */
public record Feed(LogGroup logGroup, @Nullable String metricFilter) {

    /** A log group, read with the connector's own pattern. */
    public static Feed of(LogGroup logGroup) {
        return new Feed(logGroup, null);
    }

    /** As a log line names it, after the words "log group". */
    public String name() {
        return metricFilter == null
                ? logGroup.reference()
                : logGroup.reference() + " (metric filter " + metricFilter + ")";
    }

    @Override
    public String toString() {
        return "log group " + name();
    }
}
