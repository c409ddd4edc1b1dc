package io.tocsin.emulator.cloudwatch;

import static io.tocsin.emulator.cloudwatch.Bench.GROUP;
import static io.tocsin.emulator.cloudwatch.Bench.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LimitExceededException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupSummary;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilterMatchRecord;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagFilter;
import software.amazon.awssdk.services.cloudwatchlogs.model.TooManyTagsException;

class MoreOperationsTest {
    private static final Instant T = SteppingClock.START;
    private static final String ARN = "arn:aws:logs:eu-west-1:123456789012:log-group:" + GROUP;

    private final Bench bench = Bench.open();

    @AfterEach
    void close() {
        bench.close();
    }

    private GetLogEventsResponse get(Consumer<GetLogEventsRequest.Builder> query) {
        return bench.logs.getLogEvents(
                request -> query.accept(request.logGroupName(GROUP).logStreamName("one")));
    }

    private static List<String> messages(GetLogEventsResponse page) {
        return page.events().stream().map(OutputLogEvent::message).toList();
    }

    private void putFive() {
        bench.put(
                "one",
                IntStream.range(0, 5)
                        .mapToObj(i -> event(T.plusMillis(i), "m" + i))
                        .toList());
    }

    @Test
    void aStreamIsReadForwardUntilTheTokenStays() {
        putFive();
        List<String> read = new ArrayList<>();
        GetLogEventsResponse page = get(query -> query.startFromHead(true).limit(2));
        String before = null;
        while (!page.nextForwardToken().equals(before)) {
            read.addAll(messages(page));
            String token = page.nextForwardToken();
            before = token;
            page = get(query -> query.nextToken(token).limit(2));
        }

        assertThat(read).containsExactly("m0", "m1", "m2", "m3", "m4");
        String end = page.nextForwardToken();
        bench.put("one", List.of(event(T.plusMillis(9), "later")));
        assertThat(messages(get(query -> query.nextToken(end)))).containsExactly("later");
    }

    @Test
    void aStreamIsReadBackwardFromItsEnd() {
        putFive();
        GetLogEventsResponse last = get(query -> query.limit(2));
        GetLogEventsResponse before =
                get(query -> query.nextToken(last.nextBackwardToken()).limit(2));
        GetLogEventsResponse after =
                get(query -> query.nextToken(before.nextForwardToken()).limit(2));
        GetLogEventsResponse first =
                get(query -> query.nextToken(before.nextBackwardToken()).limit(2));
        GetLogEventsResponse none =
                get(query -> query.nextToken(first.nextBackwardToken()).limit(2));

        assertThat(messages(last)).containsExactly("m3", "m4");
        assertThat(messages(before)).containsExactly("m1", "m2");
        assertThat(messages(after)).containsExactly("m3", "m4");
        assertThat(messages(first)).containsExactly("m0");
        assertThat(none.events()).isEmpty();
        assertThat(none.nextBackwardToken()).isEqualTo(first.nextBackwardToken());
        assertThat(last.nextForwardToken()).matches("f/.*/s");
        assertThat(last.nextBackwardToken()).matches("b/.*/s");
    }

    @Test
    void theEndOfAStreamsRangeIsExclusive() {
        putFive();

        assertThat(messages(get(query -> query.startFromHead(true)
                        .startTime(T.plusMillis(1).toEpochMilli())
                        .endTime(T.plusMillis(3).toEpochMilli()))))
                .containsExactly("m1", "m2");
    }

    @Test
    void anEmptyStreamHasTokensToo() {
        GetLogEventsResponse empty = get(query -> query.startFromHead(true));
        putFive();

        assertThat(empty.events()).isEmpty();
        assertThat(messages(get(query -> query.nextToken(empty.nextForwardToken()))))
                .hasSize(5);
    }

    @Test
    void aStreamsTokensAreChecked() {
        for (String token : List.of("nonsense", "f/nonsense/s")) {
            assertThatThrownBy(() -> get(query -> query.nextToken(token)))
                    .isInstanceOf(InvalidParameterException.class)
                    .hasMessageContaining("The specified nextToken is invalid.");
        }
        assertThatThrownBy(() -> get(query -> query.limit(10_001)))
                .hasMessageContaining("Value '10001' at 'limit' failed to satisfy constraint");
    }

    @Test
    void aDeletedStreamIsGoneWithItsEvents() {
        bench.createStream("two");
        bench.put("two", List.of(event(T, "stays")));
        putFive();

        bench.logs.deleteLogStream(request -> request.logGroupName(GROUP).logStreamName("one"));

        assertThat(Bench.messages(bench.filter(query -> {}))).containsExactly("stays");
        assertThatThrownBy(() -> get(query -> {})).isInstanceOf(ResourceNotFoundException.class);
        assertThat(bench.logs.describeLogGroups().logGroups().get(0).storedBytes())
                .isEqualTo(31);
    }

    @Test
    void tagsAreAddedReplacedListedAndTakenOff() {
        bench.logs.tagResource(request -> request.resourceArn(ARN).tags(Map.of("team", "pay", "env", "test")));
        bench.logs.tagResource(request -> request.resourceArn(ARN).tags(Map.of("env", "prod")));
        assertThat(bench.logs
                        .listTagsForResource(request -> request.resourceArn(ARN))
                        .tags())
                .isEqualTo(Map.of("team", "pay", "env", "prod"));

        bench.logs.untagResource(request -> request.resourceArn(ARN).tagKeys("team", "none"));
        assertThat(bench.logs
                        .listTagsForResource(request -> request.resourceArn(ARN))
                        .tags())
                .isEqualTo(Map.of("env", "prod"));
    }

    @Test
    void aGroupHasAtMost50Tags() {
        for (int i = 0; i < 50; i++) {
            String key = "k" + i;
            bench.logs.tagResource(request -> request.resourceArn(ARN).tags(Map.of(key, "")));
        }

        assertThatThrownBy(() -> bench.logs.tagResource(
                        request -> request.resourceArn(ARN).tags(Map.of("more", ""))))
                .isInstanceOf(TooManyTagsException.class);
    }

    @Test
    void whatIsTaggedMustExist() {
        assertThatThrownBy(() -> bench.logs.listTagsForResource(request -> request.resourceArn(ARN + "x")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> bench.logs.listTagsForResource(request -> request.resourceArn("payments")))
                .isInstanceOf(InvalidParameterException.class);
    }

    private List<String> list(Consumer<ListLogGroupsRequest.Builder> query) {
        return bench.logs.listLogGroups(query).logGroups().stream()
                .map(LogGroupSummary::logGroupName)
                .toList();
    }

    private void create(String name, Map<String, String> tags) {
        bench.logs.createLogGroup(request -> request.logGroupName(name).tags(tags));
    }

    @Test
    void groupsAreListedByPartsOfTheirNames() {
        create("/aws/lambda/a", Map.of("a", "b"));
        create("/aws/rds/a", Map.of("a", "b"));

        assertThat(list(query -> query.logGroupNamePattern("lambda"))).containsExactly("/aws/lambda/a");
        assertThat(list(query -> query.logGroupNamePattern("^aws"))).isEmpty();
        assertThat(list(query -> query.logGroupNamePattern("^/app|rds"))).containsExactly(GROUP, "/aws/rds/a");
        assertThat(list(query -> {})).hasSize(3);
        assertThatThrownBy(() -> list(query -> query.logGroupNamePattern("ab")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("greater than or equal to 3");
    }

    @Test
    void groupsAreListedByTheirTags() {
        create("/p", Map.of("env", "Prod-1", "team", "pay"));
        create("/t", Map.of("env", "test"));

        assertThat(list(query -> query.logGroupTags(tag("env")))).containsExactly("/p", "/t");
        assertThat(list(query -> query.logGroupTags(tag("env", "test")))).containsExactly("/t");
        assertThat(list(query -> query.logGroupTags(tag("env", "Test")))).isEmpty();
        assertThat(list(query -> query.logGroupTags(tag("env", "prod*")))).containsExactly("/p");
        assertThat(list(query -> query.logGroupTags(tag("env", "*-1")))).containsExactly("/p");
        assertThat(list(query -> query.logGroupTags(tag("env", "*es*")))).containsExactly("/t");
        assertThat(list(query -> query.logGroupTags(tag("env", "!test")))).containsExactly("/p");
        assertThat(list(query -> query.logGroupTags(tag("env", "test", "prod*"))))
                .containsExactly("/p", "/t");
        assertThat(list(query -> query.logGroupTags(tag("env"), tag("team", "pay"))))
                .containsExactly("/p");
    }

    private static TagFilter tag(String key, String... values) {
        return TagFilter.builder().key(key).values(values).build();
    }

    @Test
    void linkedAccountsAreShownOnDemand() {
        try (var other = Bench.client(bench.emulator.endpoint(), "222222222222", "eu-west-1")) {
            other.createLogGroup(request -> request.logGroupName("/theirs"));
        }

        assertThat(list(query -> {})).containsExactly(GROUP);
        assertThat(list(query -> query.includeLinkedAccounts(true))).containsExactly(GROUP, "/theirs");
        assertThat(bench.logs
                        .describeLogGroups(
                                request -> request.includeLinkedAccounts(true).accountIdentifiers("222222222222"))
                        .logGroups())
                .extracting(LogGroup::logGroupName)
                .containsExactly("/theirs");
        assertThat(bench.logs
                        .describeLogGroups(request -> request.logGroupIdentifiers(ARN))
                        .logGroups())
                .extracting(LogGroup::logGroupName)
                .containsExactly(GROUP);
        assertThatThrownBy(() -> bench.logs.describeLogGroups(
                        request -> request.logGroupIdentifiers(ARN).logGroupNamePrefix("/")))
                .isInstanceOf(InvalidParameterException.class);
    }

    private void putFilter(String name, String pattern) {
        bench.logs.putMetricFilter(request -> request.logGroupName(GROUP)
                .filterName(name)
                .filterPattern(pattern)
                .metricTransformations(MetricTransformation.builder()
                        .metricName("m")
                        .metricNamespace("n")
                        .metricValue("1")
                        .build()));
    }

    @Test
    void metricFiltersAreDeleted() {
        putFilter("f", "{$.message = \"test\"}");
        bench.logs.deleteMetricFilter(request -> request.logGroupName(GROUP).filterName("f"));

        assertThat(bench.logs.describeMetricFilters().metricFilters()).isEmpty();
        assertThatThrownBy(() -> bench.logs.deleteMetricFilter(
                        request -> request.logGroupName(GROUP).filterName("f")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void deletingAMetricFilterValidatesInItsOwnWords() {
        String tooLong = "X".repeat(513);

        assertThatThrownBy(() -> bench.logs.deleteMetricFilter(
                        request -> request.logGroupName(tooLong).filterName("f")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(
                        "Invalid LogGroup or LogStream, both must have length less than or equal to 512.");
        assertThatThrownBy(() -> bench.logs.deleteMetricFilter(
                        request -> request.logGroupName(GROUP).filterName(tooLong)))
                .hasMessageContaining("1 validation error detected: Value '" + tooLong + "' at 'filterName' failed to "
                        + "satisfy constraint: Member must have length less than or equal to 512");
    }

    @Test
    void aGroupHasAtMostFiveMetricFiltersWithRegularExpressions() {
        for (int i = 0; i < 5; i++) {
            putFilter("regex" + i, "%a%");
        }

        putFilter("plain", "a");
        putFilter("regex0", "%b%");
        assertThatThrownBy(() -> putFilter("regex5", "%a%")).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void patternsAreTriedOnMessages() {
        List<MetricFilterMatchRecord> matches = bench.logs
                .testMetricFilter(request -> request.filterPattern("[level=ERROR, code, rest]")
                        .logEventMessages("INFO 1 fine", "ERROR 500 it broke", "ERROR"))
                .matches();

        assertThat(matches)
                .containsExactly(MetricFilterMatchRecord.builder()
                        .eventNumber(2L)
                        .eventMessage("ERROR 500 it broke")
                        .extractedValues(Map.of("$level", "ERROR", "$code", "500", "$rest", "it broke"))
                        .build());
    }

    @Test
    void badPatternsAreRefusedWithThePlace() {
        assertThatThrownBy(() -> bench.logs.testMetricFilter(
                        request -> request.filterPattern("{ $.a > x }").logEventMessages("a")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Invalid filter pattern: Invalid character(s) in term 'x' at character 9");
        assertThatThrownBy(() -> bench.filter(query -> query.filterPattern("[a")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> putFilter("f", "a:b")).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> bench.filter(query -> query.filterPattern("%a% %b% %c%")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("at most 2 regular expressions allowed");
    }

    @Test
    void whatIsNotEmulatedIsAnUnknownOperation() {
        assertThatThrownBy(() -> bench.logs.describeQueries())
                .isInstanceOfSatisfying(
                        CloudWatchLogsException.class,
                        thrown -> assertThat(thrown.awsErrorDetails().errorCode())
                                .isEqualTo("UnknownOperationException"));
    }
}
