package io.tocsin.emulator.cloudwatch.operation;

import io.tocsin.emulator.cloudwatch.store.LogGroup;
import io.tocsin.emulator.cloudwatch.store.MetricFilter;
import io.tocsin.emulator.cloudwatch.wire.Answer;
import io.tocsin.emulator.cloudwatch.wire.AwsError;
import io.tocsin.emulator.cloudwatch.wire.Call;
import io.tocsin.emulator.cloudwatch.wire.Operation;
import io.tocsin.emulator.cloudwatch.wire.Parameters;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists metric filters, by log group and name or by their metric. */
record DescribeMetricFilters(Groups groups) implements Operation {
    private static final int MAX_LIMIT = 50;

    private record Result(
            List<Item> metricFilters, @Nullable String nextToken) {}

    /** The names are the API's. */
    private record Item(
            String filterName,
            String filterPattern,
            List<MetricFilter.Transformation> metricTransformations,
            long creationTime,
            String logGroupName,
            boolean applyOnTransformedLogs) {}

    @Override
    public Answer answer(Call call) {
        Parameters in = call.parameters();
        String group = in.optional("logGroupName", Texts.LOG_GROUP_NAME);
        String prefix = in.optional("filterNamePrefix", Texts.FILTER_NAME);
        String metric = in.optional("metricName", Texts.METRIC_NAME);
        String namespace = in.optional("metricNamespace", Texts.METRIC_NAME);
        int limit = in.limit(MAX_LIMIT, MAX_LIMIT);
        String token = Listing.token(in);
        in.check();
        if ((metric == null) != (namespace == null)) {
            throw AwsError.invalidParameter("metricName and metricNamespace must be specified together.");
        }
        if (prefix != null && group == null) {
            throw AwsError.invalidParameter("filterNamePrefix can be specified only with logGroupName.");
        }
        List<Item> items = searched(call, group).stream()
                .flatMap(found -> found.metricFilters().values().stream().map(filter -> item(found, filter)))
                .filter(item -> prefix == null || item.filterName().startsWith(prefix))
                .filter(item -> metric == null || isOf(item, metric, namespace))
                .toList();
        Listing<Item> page = Listing.page(items, limit, token);
        return Answer.of(new Result(page.items(), page.nextToken()));
    }

    private Collection<LogGroup> searched(Call call, @Nullable String group) {
        return group == null ? groups.region(call.scope()).groups().values() : List.of(groups.named(call, group));
    }

    private static boolean isOf(Item item, String metric, @Nullable String namespace) {
        MetricFilter.Transformation transformation =
                item.metricTransformations().get(0);
        return transformation.metricName().equals(metric)
                && transformation.metricNamespace().equals(namespace);
    }

    private static Item item(LogGroup group, MetricFilter filter) {
        return new Item(
                filter.name(),
                filter.pattern(),
                List.of(filter.transformation()),
                filter.creationTime(),
                group.name(),
                filter.onTransformedLogs());
    }
}
