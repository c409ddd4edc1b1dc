package io.tocsin.emulator.cloudwatch.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.emulator.cloudwatch.store.LogGroup;
import io.tocsin.emulator.cloudwatch.store.MetricFilter;
import io.tocsin.emulator.cloudwatch.wire.Answer;
import io.tocsin.emulator.cloudwatch.wire.AwsError;
import io.tocsin.emulator.cloudwatch.wire.Call;
import io.tocsin.emulator.cloudwatch.wire.Operation;
import io.tocsin.emulator.cloudwatch.wire.Parameters;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Creates a metric filter or replaces the one of that name. */
record PutMetricFilter(Groups groups, InstantSource clock) implements Operation {
    private static final int MAX_FILTERS = 100;
    private static final int MAX_REGEX_FILTERS = 5;
    private static final List<String> TRANSFORMATION =
            List.of("metricName", "metricNamespace", "metricValue", "defaultValue", "unit", "dimensions");

    @Override
    public Answer answer(Call call) {
        Parameters in = call.parameters();
        String groupName = in.required("logGroupName", Texts.LOG_GROUP_NAME);
        String name = in.required("filterName", Texts.FILTER_NAME);
        String pattern = in.required("filterPattern", Texts.FILTER_PATTERN);
        boolean onTransformedLogs = in.flag("applyOnTransformedLogs", false);
        if (!in.has("metricTransformations")) {
            in.missing("metricTransformations");
        }
        List<MetricFilter.Transformation> transformations =
                in.structures("metricTransformations", 1, 1, PutMetricFilter::shown).stream()
                        .map(PutMetricFilter::transformation)
                        .toList();
        in.check();
        int regexes = Patterns.parse(pattern).regexes();
        LogGroup group = groups.named(call, groupName);
        checkRegexFilters(group, name, regexes);
        put(group, new MetricFilter(name, pattern, transformations.get(0), clock.millis(), onTransformedLogs));
        return Answer.EMPTY;
    }

    private static void checkRegexFilters(LogGroup group, String name, int regexes) {
        long others = group.metricFilters().values().stream()
                .filter(filter -> !filter.name().equals(name))
                .filter(filter -> Patterns.parse(filter.pattern()).regexes() > 0)
                .count();
        if (regexes > 0 && others >= MAX_REGEX_FILTERS) {
            throw AwsError.limitExceeded("Resource limit exceeded.");
        }
    }

    private static void put(LogGroup group, MetricFilter filter) {
        Map<String, MetricFilter> filters = group.metricFilters();
        if (filters.size() >= MAX_FILTERS && !filters.containsKey(filter.name())) {
            throw AwsError.limitExceeded("Resource limit exceeded.");
        }
        filters.put(filter.name(), filter);
    }

    private static MetricFilter.Transformation transformation(Parameters in) {
        Map<String, String> dimensions = in.map("dimensions", Texts.METRIC_NAME, Texts.METRIC_NAME);
        return new MetricFilter.Transformation(
                in.required("metricName", Texts.METRIC_NAME),
                in.required("metricNamespace", Texts.METRIC_NAME),
                in.required("metricValue", Texts.METRIC_VALUE),
                in.decimal("defaultValue"),
                dimensions.isEmpty() ? null : dimensions,
                in.optional("unit", Texts.METRIC_NAME));
    }

    /** As AWS shows one that it refuses. */
    private static String shown(JsonNode transformation) {
        return TRANSFORMATION.stream()
                .map(member -> member + "=" + transformation.path(member).asText("null"))
                .collect(Collectors.joining(", ", "MetricTransformation(", ")"));
    }
}
