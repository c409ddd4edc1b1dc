package io.tocsin.cloudwatch;

import static io.tocsin.cloudwatch.SourcePartition.ACCOUNT;
import static io.tocsin.cloudwatch.SourcePartition.LOG_GROUP;
import static io.tocsin.cloudwatch.SourcePartition.METRIC_FILTER;
import static io.tocsin.cloudwatch.SourcePartition.REGION;
import static io.tocsin.cloudwatch.SourcePartition.TASK;

import io.tocsin.cloudwatch.config.AwsSettings;
import io.tocsin.cloudwatch.config.LogGroupSettings;
import io.tocsin.cloudwatch.config.MetricSettings;
import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.config.TaskShare;
import io.tocsin.cloudwatch.logs.Feed;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.record.Origin;
import io.tocsin.cloudwatch.selection.Choice;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Checks whether a connector reads the offset of a source partition, as far as its configuration tells: an offset under any other partition
 * would be stored and ignored. Does not ask AWS whether a log group exists or which tags it has.
 */
final class SelectedPartitions {
    private static final int MOST_NAMES = 10;

    private final SourceConfig config;
    private final Choice choice;

    SelectedPartitions(SourceConfig config) {
        this.config = config;
        this.choice = Named.choice(config);
    }

    /**
     * Checks that the connector reads a partition.
     *
     * @throws IllegalArgumentException if it does not; the message says why, and which partition is the right one where that is known
     */
    void check(Map<String, ?> given) {
        SourcePartition.check(given);
        Map<String, String> partition = given.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> (String) entry.getValue()));
        String region = config.aws().region();
        require(
                region.equals(partition.get(REGION)),
                "the connector reads region " + region + " (" + AwsSettings.REGION + ")");
        if (SourcePartition.isOfLook(partition)) {
            checkLook(partition);
        } else if (config.metric() != null) {
            checkMetricFilter(partition);
        } else {
            checkLogGroup(partition);
        }
    }

    private void checkLook(Map<String, String> partition) {
        require(
                config.finds(),
                "the connector finds no log groups, but reads those that " + LogGroupSettings.NAMED + " names");
        require(
                text(partition, TASK).matches("0|[1-9]\\d{0,2}"),
                "'" + TASK + "' is the number of a task; expected 0 to " + (TaskShare.MOST_TASKS - 1));
    }

    private void checkMetricFilter(Map<String, String> partition) {
        require(
                partition.containsKey(METRIC_FILTER),
                "'" + METRIC_FILTER + "' is missing: with " + MetricSettings.NAMESPACE
                        + " each metric filter of a log group has an offset of its own, under its name");
        Map<String, String> right = SourcePartition.of(new Origin(
                config.aws().accountId(),
                config.aws().region(),
                text(partition, LOG_GROUP),
                text(partition, METRIC_FILTER)));
        require(right.equals(partition), readUnder(List.of(right)));
    }

    private void checkLogGroup(Map<String, String> partition) {
        List<Map<String, String>> named = named(text(partition, LOG_GROUP));
        if (named.contains(partition) || isFound(partition)) {
            return;
        }
        require(named.isEmpty(), readUnder(named));
        Map<String, String> right = SourcePartition.of(
                new Origin(null, config.aws().region(), text(partition, LOG_GROUP)), accountToShow());
        require(
                !isFound(right),
                "the connector finds its log groups, and reads one of this name under a partition such as "
                        + SourcePartition.shown(right));
        throw new IllegalArgumentException("the connector does not read this log group"
                + (partition.containsKey(ACCOUNT) ? " of account " + partition.get(ACCOUNT) : "")
                + (config.finds() ? ", as its settings choose log groups" : "; it reads " + names()));
    }

    /** The account of what is found, or one that looks like it. */
    private String accountToShow() {
        List<String> linked = config.groups().linked().accounts();
        String own =
                config.aws().accountId() == null ? "123456789012" : config.aws().accountId();
        return linked.isEmpty() ? own : linked.get(0);
    }

    private String names() {
        List<LogGroup> named = choice.named();
        String shown = named.stream().limit(MOST_NAMES).map(LogGroup::reference).collect(Collectors.joining(", "));
        return named.size() > MOST_NAMES ? shown + " and " + (named.size() - MOST_NAMES) + " more" : shown;
    }

    /** The partitions of what is named so. */
    private List<Map<String, String>> named(String logGroup) {
        return choice.named().stream()
                .filter(group -> group.name().equals(logGroup))
                .map(group -> SourcePartition.of(SourcePartition.origin(Feed.of(group), config.aws())))
                .toList();
    }

    /** Whether it may be of a log group that is found. */
    private boolean isFound(Map<String, String> partition) {
        String account = partition.get(ACCOUNT);
        if (!config.groups().finds()
                || account == null
                || partition.containsKey(METRIC_FILTER)
                || !mayBeFound(account)) {
            return false;
        }
        String name = text(partition, LOG_GROUP);
        String arn = "arn:aws:logs:" + config.aws().region() + ":" + account + ":log-group:" + name;
        return LogGroup.accepts(name) && LogGroup.accepts(arn) && choice.wants(new LogGroup(arn));
    }

    private boolean mayBeFound(String account) {
        if (!config.groups().linked().linked()) {
            return config.aws().accountId() == null || config.aws().accountId().equals(account);
        }
        List<String> accounts = config.groups().linked().accounts();
        return accounts.isEmpty() || accounts.contains(account);
    }

    private static String readUnder(List<Map<String, String>> right) {
        return "the connector reads it under "
                + right.stream().map(SourcePartition::shown).collect(Collectors.joining(" and "));
    }

    private static String text(Map<String, String> partition, String key) {
        return Objects.requireNonNull(partition.get(key));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
