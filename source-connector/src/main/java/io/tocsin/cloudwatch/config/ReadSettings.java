package io.tocsin.cloudwatch.config;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * What to read.
 *
 * @param logGroups names or ARNs, at least one, each once
 * @param filterPattern in CloudWatch's filter pattern syntax; empty matches every event
 * @param startFrom where a log group without a stored offset begins
 */
public record ReadSettings(List<String> logGroups, String filterPattern, StartFrom startFrom) {
    public static final String LOG_GROUPS = "log.groups";
    public static final String FILTER_PATTERN = "filter.pattern";
    public static final String START_FROM = "start.from";

    static void define(ConfigDef definition) {
        new Group(definition, "What to read")
                .required(
                        LOG_GROUPS,
                        ConfigDef.Type.LIST,
                        Rule.expecting(LogGroupReference.EXPECTED, LogGroupReference::accepts),
                        "Log groups",
                        "The log groups to read, separated by commas: names, or ARNs without a trailing ':*'. A log group of"
                                + " another account, read through a monitoring account, has to be named by its ARN.")
                .text(
                        FILTER_PATTERN,
                        "",
                        Rule.complaining(
                                "a CloudWatch filter pattern of at most 1024 characters",
                                FilterPatternCheck::complaint),
                        Importance.HIGH,
                        "Filter pattern",
                        "Which events to read, in CloudWatch's filter pattern syntax, for example ERROR or"
                                + " { $.level = \"error\" }. Empty reads every event. When it changes, reading goes on from"
                                + " the stored position with the new pattern.")
                .text(
                        START_FROM,
                        StartFrom.LATEST,
                        Rule.expecting(StartFrom.EXPECTED, StartFrom::parses),
                        Importance.MEDIUM,
                        "Start from",
                        "Where a log group without a stored offset begins: latest (only what comes after the start), earliest,"
                                + " an ISO-8601 instant such as 2026-11-22T08:00:00Z, or a negative ISO-8601 duration such as"
                                + " -PT5M. Once an offset is stored it has no effect.");
    }

    static void check(Values values) {
        if (!values.sound(LOG_GROUPS)) {
            return;
        }
        List<String> groups = values.list(LOG_GROUPS);
        if (groups.isEmpty()) {
            values.wrong(LOG_GROUPS, "is empty; name at least one log group");
        }
        String region = values.textOr(AwsSettings.REGION, "");
        String account = values.textOr(AwsSettings.ACCOUNT_ID, "");
        Set<String> seen = new HashSet<>();
        groups.stream()
                .filter(group -> !seen.add(new LogGroupReference(group).identity(region, account)))
                .forEach(group ->
                        values.wrong(LOG_GROUPS, "'" + group + "' is named more than once; leave one of them out"));
    }

    static ReadSettings of(Values values) {
        return new ReadSettings(
                values.list(LOG_GROUPS),
                values.textOr(FILTER_PATTERN, ""),
                StartFrom.parse(values.textOr(START_FROM, StartFrom.LATEST)));
    }

    /** What is allowed but probably not meant. */
    public Optional<String> warning() {
        return FilterPatternCheck.ignoresOptionalTerms(filterPattern)
                ? Optional.of(
                        "'" + filterPattern + "' mixes terms with a question mark with others, and then CloudWatch"
                                + " ignores all terms with a question mark; put one before every term, or before none")
                : Optional.empty();
    }
}
