package io.tocsin.cloudwatch.aws;

import io.tocsin.cloudwatch.logs.AccountScope;
import io.tocsin.cloudwatch.logs.FoundGroup;
import io.tocsin.cloudwatch.logs.Listed;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.logs.LogGroupsApi;
import io.tocsin.cloudwatch.logs.LogsFailure;
import io.tocsin.cloudwatch.logs.MetricFilter;
import io.tocsin.cloudwatch.logs.TagFilter;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeMetricFiltersRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeMetricFiltersResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListLogGroupsResponse;

/** Lists log groups through the AWS SDK. */
final class AwsLogGroupsApi implements LogGroupsApi {
    /** DescribeLogGroups gives no more at a time. */
    private static final int DESCRIBED = 50;
    /** ListLogGroups gives no more at a time. */
    private static final int LISTED = 1_000;

    private final CloudWatchLogsClient client;
    private final Guard guard;
    private final InstantSource clock;

    AwsLogGroupsApi(CloudWatchLogsClient client, Guard guard, InstantSource clock) {
        this.client = client;
        this.guard = guard;
        this.clock = clock;
    }

    @Override
    public Listed<FoundGroup> describe(@Nullable String prefix, AccountScope accounts, @Nullable String nextToken)
            throws LogsFailure {
        DescribeLogGroupsRequest.Builder request = DescribeLogGroupsRequest.builder()
                .logGroupNamePrefix(prefix)
                .nextToken(nextToken)
                .limit(DESCRIBED);
        if (accounts.linked()) {
            request.includeLinkedAccounts(true);
        }
        if (!accounts.accounts().isEmpty()) {
            request.accountIdentifiers(accounts.accounts());
        }
        long sent = clock.millis();
        DescribeLogGroupsResponse response = guard.call(
                Question.list(
                        "log groups",
                        "logs:DescribeLogGroups",
                        "log.group.prefixes and linked.accounts",
                        nextToken != null),
                () -> client.describeLogGroups(request.build()));
        return new Listed<>(
                response.logGroups().stream().map(AwsLogGroupsApi::found).toList(),
                response.nextToken(),
                startedAt(response, sent));
    }

    @Override
    public Listed<LogGroup> tagged(List<TagFilter> tags, AccountScope accounts, @Nullable String nextToken)
            throws LogsFailure {
        ListLogGroupsRequest.Builder request = ListLogGroupsRequest.builder()
                .logGroupTags(tags.stream().map(AwsLogGroupsApi::sdkFilter).toList())
                .nextToken(nextToken)
                .limit(LISTED);
        if (accounts.linked()) {
            request.includeLinkedAccounts(true);
        }
        if (!accounts.accounts().isEmpty()) {
            request.accountIdentifiers(accounts.accounts());
        }
        long sent = clock.millis();
        ListLogGroupsResponse response = guard.call(
                Question.list(
                        "log groups by tag",
                        "logs:ListLogGroups",
                        "log.group.tags and linked.accounts",
                        nextToken != null),
                () -> client.listLogGroups(request.build()));
        return new Listed<>(
                response.logGroups().stream()
                        .map(group -> new LogGroup(group.logGroupArn()))
                        .toList(),
                response.nextToken(),
                startedAt(response, sent));
    }

    @Override
    public Listed<MetricFilter> metricFilters(String namespace, String name, @Nullable String nextToken)
            throws LogsFailure {
        DescribeMetricFiltersRequest request = DescribeMetricFiltersRequest.builder()
                .metricNamespace(namespace)
                .metricName(name)
                .nextToken(nextToken)
                .limit(DESCRIBED)
                .build();
        long sent = clock.millis();
        DescribeMetricFiltersResponse response = guard.call(
                Question.list(
                        "metric filters",
                        "logs:DescribeMetricFilters",
                        "metric.namespace and metric.name",
                        nextToken != null),
                () -> client.describeMetricFilters(request));
        return new Listed<>(
                response.metricFilters().stream().map(AwsLogGroupsApi::filter).toList(),
                response.nextToken(),
                startedAt(response, sent));
    }

    private static MetricFilter filter(software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter filter) {
        return new MetricFilter(
                new LogGroup(filter.logGroupName()),
                filter.filterName(),
                Objects.requireNonNullElse(filter.filterPattern(), ""),
                Objects.requireNonNullElse(filter.creationTime(), 0L),
                Boolean.TRUE.equals(filter.applyOnTransformedLogs()),
                Objects.requireNonNullElse(filter.fieldSelectionCriteria(), ""));
    }

    private static software.amazon.awssdk.services.cloudwatchlogs.model.TagFilter sdkFilter(TagFilter tag) {
        software.amazon.awssdk.services.cloudwatchlogs.model.TagFilter.Builder filter =
                software.amazon.awssdk.services.cloudwatchlogs.model.TagFilter.builder()
                        .key(tag.key());
        return (tag.values().isEmpty() ? filter : filter.values(tag.values())).build();
    }

    private static FoundGroup found(software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup group) {
        String arn = group.logGroupArn() != null ? group.logGroupArn() : group.arn();
        return new FoundGroup(
                new LogGroup(arn),
                Objects.requireNonNullElse(group.logGroupClassAsString(), ""),
                Objects.requireNonNullElse(group.creationTime(), 0L));
    }

    private long startedAt(CloudWatchLogsResponse response, long sent) {
        return ServerClock.startedAt(response.sdkHttpResponse(), sent, clock.millis());
    }
}
