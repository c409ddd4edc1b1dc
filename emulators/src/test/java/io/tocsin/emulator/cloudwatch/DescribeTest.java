package io.tocsin.emulator.cloudwatch;

import static io.tocsin.emulator.cloudwatch.Bench.GROUP;
import static io.tocsin.emulator.cloudwatch.Bench.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LimitExceededException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

class DescribeTest {
    private static final Instant T = SteppingClock.START;

    private final Bench bench = Bench.open();

    @AfterEach
    void close() {
        bench.close();
    }

    private void createGroups(String... names) {
        Stream.of(names).forEach(name -> bench.logs.createLogGroup(request -> request.logGroupName(name)));
    }

    @Test
    void aGroupIsDescribedInFull() {
        bench.put("hello");

        LogGroup group = bench.logs.describeLogGroups().logGroups().get(0);

        assertThat(group.logGroupName()).isEqualTo(GROUP);
        assertThat(group.creationTime()).isEqualTo(T.toEpochMilli());
        assertThat(group.arn()).isEqualTo("arn:aws:logs:eu-west-1:123456789012:log-group:/app/payments:*");
        assertThat(group.logGroupArn()).isEqualTo("arn:aws:logs:eu-west-1:123456789012:log-group:/app/payments");
        assertThat(group.logGroupClass()).isEqualTo(LogGroupClass.STANDARD);
        assertThat(group.metricFilterCount()).isZero();
        assertThat(group.storedBytes()).isEqualTo(31);
    }

    @Test
    void groupsAreChosenByPrefixOrByAPartOfTheirNames() {
        createGroups("/lambda/App", "/lambda/app", "/other");

        assertThat(bench.logs
                        .describeLogGroups(request -> request.logGroupNamePrefix("/lambda/"))
                        .logGroups())
                .extracting(LogGroup::logGroupName)
                .containsExactly("/lambda/App", "/lambda/app");
        List<LogGroup> byPattern = bench.logs
                .describeLogGroups(request -> request.logGroupNamePattern("app"))
                .logGroups();
        assertThat(byPattern).extracting(LogGroup::logGroupName).containsExactly(GROUP, "/lambda/app");
        assertThat(byPattern.get(0).storedBytes()).isNull();
        assertThat(byPattern.get(0).arn()).endsWith(":*");
        assertThatThrownBy(() -> bench.logs.describeLogGroups(
                        request -> request.logGroupNamePrefix("a").logGroupNamePattern("a")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void groupsAreChosenByClass() {
        bench.logs.createLogGroup(
                request -> request.logGroupName("/rare").logGroupClass(LogGroupClass.INFREQUENT_ACCESS));

        assertThat(bench.logs
                        .describeLogGroups(request -> request.logGroupClass("INFREQUENT_ACCESS"))
                        .logGroups())
                .extracting(LogGroup::logGroupName)
                .containsExactly("/rare");
    }

    @Test
    void listsArePaged() {
        createGroups("/b", "/c", "/d");

        assertThat(bench.logs.describeLogGroupsPaginator(request -> request.limit(3)).stream()
                        .map(page -> page.logGroups().size()))
                .containsExactly(3, 1);
        assertThatThrownBy(() -> bench.logs.describeLogGroups(request -> request.nextToken("nonsense")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("The specified nextToken is invalid.");
    }

    @Test
    void streamsAreDescribedWithTheirFirstAndLastEvents() {
        bench.put("one", List.of(event(T.minusMillis(9), "a"), event(T.minusMillis(3), "b")));
        bench.createStream("silent");

        DescribeLogStreamsResponse response = bench.logs.describeLogStreams(request -> request.logGroupName(GROUP));

        LogStream one = response.logStreams().get(0);
        assertThat(one.logStreamName()).isEqualTo("one");
        assertThat(one.firstEventTimestamp()).isEqualTo(T.minusMillis(9).toEpochMilli());
        assertThat(one.lastEventTimestamp()).isEqualTo(T.minusMillis(3).toEpochMilli());
        assertThat(one.lastIngestionTime()).isEqualTo(T.toEpochMilli());
        assertThat(one.arn()).isEqualTo("arn:aws:logs:eu-west-1:123456789012:log-group:/app/payments:log-stream:one");
        assertThat(response.logStreams().get(1).lastEventTimestamp()).isNull();
    }

    @Test
    void streamsAreOrderedByNameOrByLastEvent() {
        bench.createStream("two");
        bench.put("one", List.of(event(T, "newest")));
        bench.put("two", List.of(event(T.minusMillis(1), "older")));

        assertThat(streams(bench.logs.describeLogStreams(
                        request -> request.logGroupName(GROUP).orderBy(OrderBy.LAST_EVENT_TIME))))
                .containsExactly("two", "one");
        assertThat(streams(bench.logs.describeLogStreams(
                        request -> request.logGroupName(GROUP).descending(true))))
                .containsExactly("two", "one");
        assertThat(streams(bench.logs.describeLogStreams(
                        request -> request.logGroupName(GROUP).logStreamNamePrefix("t"))))
                .containsExactly("two");
        assertThatThrownBy(() -> bench.logs.describeLogStreams(request ->
                        request.logGroupName(GROUP).logStreamNamePrefix("t").orderBy(OrderBy.LAST_EVENT_TIME)))
                .hasMessageContaining("Cannot order by LastEventTime with a logStreamNamePrefix.");
        assertThatThrownBy(() -> bench.logs.describeLogStreams(
                        request -> request.logGroupName(GROUP).orderBy("Size")))
                .hasMessageContaining("Member must satisfy enum value set: [LastEventTime, LogStreamName]");
    }

    private static List<String> streams(DescribeLogStreamsResponse response) {
        return response.logStreams().stream().map(LogStream::logStreamName).toList();
    }

    @Test
    void whatExistsIsNotCreatedAgain() {
        assertThatThrownBy(() -> createGroups(GROUP)).isInstanceOf(ResourceAlreadyExistsException.class);
        assertThatThrownBy(() -> bench.createStream("one")).isInstanceOf(ResourceAlreadyExistsException.class);
    }

    @Test
    void aDeletedGroupIsGoneWithItsEvents() {
        bench.put("a");
        bench.logs.deleteLogGroup(request -> request.logGroupName(GROUP));

        assertThatThrownBy(() -> bench.filter(query -> {})).isInstanceOf(ResourceNotFoundException.class);
        createGroups(GROUP);
        assertThat(bench.filter(query -> {}).events()).isEmpty();
    }

    private void putFilter(String name, String pattern, MetricTransformation... transformations) {
        bench.logs.putMetricFilter(request -> request.logGroupName(GROUP)
                .filterName(name)
                .filterPattern(pattern)
                .metricTransformations(transformations));
    }

    private static MetricTransformation metric(String name) {
        return MetricTransformation.builder()
                .metricName(name)
                .metricNamespace("space")
                .metricValue("1")
                .build();
    }

    @Test
    void metricFiltersAreKeptAndDescribed() {
        putFilter("all", " ", metric("everything").toBuilder().defaultValue(0.0).build());
        putFilter("errors", "ERROR", metric("errors"));

        MetricFilter all = bench.logs
                .describeMetricFilters(request -> request.logGroupName(GROUP).filterNamePrefix("a"))
                .metricFilters()
                .get(0);

        assertThat(all.filterPattern()).isEqualTo(" ");
        assertThat(all.logGroupName()).isEqualTo(GROUP);
        assertThat(all.applyOnTransformedLogs()).isFalse();
        assertThat(all.metricTransformations())
                .containsExactly(
                        metric("everything").toBuilder().defaultValue(0.0).build());
        assertThat(bench.logs
                        .describeMetricFilters(
                                request -> request.metricName("errors").metricNamespace("space"))
                        .metricFilters())
                .extracting(MetricFilter::filterName)
                .containsExactly("errors");
        assertThat(bench.logs.describeLogGroups().logGroups().get(0).metricFilterCount())
                .isEqualTo(2);
    }

    @Test
    void metricFiltersOfAGroupAreLimitedTo100() {
        for (int i = 0; i < 100; i++) {
            putFilter("f" + i, "ERROR", metric("m"));
        }

        putFilter("f0", "ERROR", metric("replaced"));
        assertThatThrownBy(() -> putFilter("f100", "ERROR", metric("m"))).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void parametersOfMetricFiltersAreValidatedInAwsWords() {
        String tooLong = "X".repeat(2_000);
        String constraint = "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: "
                + "Member must have length less than or equal to %d";

        assertThatThrownBy(() -> putFilter(tooLong, "a", metric("m")))
                .hasMessageContaining(constraint.formatted(tooLong, "filterName", 512));
        assertThatThrownBy(() -> putFilter("a", tooLong, metric("m")))
                .hasMessageContaining(constraint.formatted(tooLong, "filterPattern", 1024));
        assertThatThrownBy(() -> putFilter("a", "a", metric("metric1"), metric("metric2")))
                .hasMessageContaining(constraint.formatted(
                        "[MetricTransformation(metricName=metric1, metricNamespace=space, metricValue=1, "
                                + "defaultValue=null, unit=null, dimensions=null), "
                                + "MetricTransformation(metricName=metric2, metricNamespace=space, metricValue=1, "
                                + "defaultValue=null, unit=null, dimensions=null)]",
                        "metricTransformations",
                        1));
        assertThatThrownBy(() -> bench.logs.describeMetricFilters(
                        request -> request.logGroupName(GROUP).filterNamePrefix(tooLong)))
                .hasMessageContaining(constraint.formatted(tooLong, "filterNamePrefix", 512));
        assertThatThrownBy(() -> bench.logs.describeMetricFilters(
                        request -> request.metricName(tooLong).metricNamespace("n")))
                .hasMessageContaining(constraint.formatted(tooLong, "metricName", 255));
    }

    @Test
    void parametersOfDescribeMetricFiltersBelongTogether() {
        assertThatThrownBy(() -> bench.logs.describeMetricFilters(request -> request.metricName("m")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> bench.logs.describeMetricFilters(request -> request.filterNamePrefix("m")))
                .isInstanceOf(InvalidParameterException.class);
    }
}
