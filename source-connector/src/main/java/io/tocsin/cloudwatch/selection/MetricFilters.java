package io.tocsin.cloudwatch.selection;

import io.tocsin.cloudwatch.config.MetricSettings;
import io.tocsin.cloudwatch.logs.Feed;
import io.tocsin.cloudwatch.logs.LogGroupsApi;
import io.tocsin.cloudwatch.logs.LogsFailure;
import io.tocsin.cloudwatch.logs.MetricFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks which metric filters feed a metric, and so what an alarm on it hears of. */
public final class MetricFilters implements Looker {
    private final LogGroupsApi api;
    private final MetricSettings metric;
    private final Pages pages;

    public MetricFilters(LogGroupsApi api, MetricSettings metric, Pages pages) {
        this.api = api;
        this.metric = metric;
        this.pages = pages;
    }

    @Override
    public Look look() throws LogsFailure, InterruptedException {
        Map<Feed, Found> found = new LinkedHashMap<>();
        long[] startedAt = {Long.MAX_VALUE};
        pages.<MetricFilter>readAll(token -> api.metricFilters(metric.namespace(), metric.name(), token), page -> {
            startedAt[0] = Math.min(startedAt[0], page.startedAt());
            page.items().stream().map(MetricFilters::asFound).forEach(each -> found.put(each.feed(), each));
            return true;
        });
        return new Look(List.copyOf(found.values()), startedAt[0]);
    }

    private static Found asFound(MetricFilter filter) {
        return new Found(
                new Feed(filter.logGroup(), filter.name()),
                filter.pattern().isBlank() ? "" : filter.pattern(),
                filter.createdAt(),
                obstacle(filter));
    }

    private static @Nullable String obstacle(MetricFilter filter) {
        if (filter.onTransformedLogs()) {
            return "matches transformed log events, which FilterLogEvents does not return";
        }
        return filter.fieldSelection().isEmpty()
                ? null
                : "selects log events by fields (" + filter.fieldSelection() + "), which FilterLogEvents cannot";
    }
}
