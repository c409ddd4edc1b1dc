package io.tocsin.cloudwatch.config;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.jspecify.annotations.Nullable;

/** The metric of an alarm, whose metric filters say which log groups to read, and with which patterns. */
public record MetricSettings(String namespace, String name) {
    public static final String NAMESPACE = "metric.namespace";
    public static final String NAME = "metric.name";

    private static final Rule RULE =
            Rule.matching("1 to 255 characters without : * and $, as metrics of metric filters have", "[^:*$]{1,255}");
    private static final List<String> TEXTS_OF_OTHERS =
            List.of(LogGroupSettings.INCLUDE, LogGroupSettings.EXCLUDE, ReadSettings.FILTER_PATTERN);
    private static final List<String> LISTS_OF_OTHERS =
            List.of(LogGroupSettings.NAMED, LogGroupSettings.PREFIXES, LogGroupSettings.TAGS, LogGroupSettings.LINKED);

    static void define(ConfigDef definition) {
        new Group(definition, "From an alarm")
                .text(
                        NAMESPACE,
                        null,
                        RULE,
                        Importance.MEDIUM,
                        "Metric namespace",
                        "The namespace of the metric that a CloudWatch alarm watches. With metric.name, the metric filters that"
                                + " feed the metric say which log groups to read, and with which filter patterns; they are"
                                + " followed as they change. Instead of settings that choose log groups and of"
                                + " filter.pattern.")
                .text(NAME, null, RULE, Importance.MEDIUM, "Metric name", "The name of that metric.");
    }

    static void check(Values values) {
        values.needs(NAMESPACE, NAME);
        values.needs(NAME, NAMESPACE);
        if (isSet(values)) {
            TEXTS_OF_OTHERS.stream().filter(values::has).forEach(key -> conflict(values, key));
            LISTS_OF_OTHERS.stream().filter(key -> !values.list(key).isEmpty()).forEach(key -> conflict(values, key));
        }
    }

    private static void conflict(Values values, String key) {
        values.wrong(
                key,
                "cannot be combined with " + NAMESPACE + " and " + NAME
                        + ", whose metric filters say what to read; leave it out, or these two");
    }

    static boolean isSet(Values values) {
        return values.has(NAMESPACE) || values.has(NAME);
    }

    static @Nullable MetricSettings of(Values values) {
        String namespace = values.text(NAMESPACE);
        String name = values.text(NAME);
        return namespace == null || name == null ? null : new MetricSettings(namespace, name);
    }
}
