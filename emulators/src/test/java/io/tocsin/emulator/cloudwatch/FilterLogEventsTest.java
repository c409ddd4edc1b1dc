package io.tocsin.emulator.cloudwatch;

import static io.tocsin.emulator.cloudwatch.Bench.GROUP;
import static io.tocsin.emulator.cloudwatch.Bench.event;
import static io.tocsin.emulator.cloudwatch.Bench.messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

class FilterLogEventsTest {
    private static final Instant T = SteppingClock.START;
    private static final String ARN = "arn:aws:logs:eu-west-1:123456789012:log-group:" + GROUP;

    private Bench bench = Bench.open();

    @AfterEach
    void close() {
        bench.close();
    }

    private void reopenScanning(int events) {
        bench.close();
        bench = Bench.open(options -> options.withScanned(events));
    }

    @Test
    void anEventComesBackWithAllItsFields() {
        bench.put("ERROR card declined");

        FilterLogEventsResponse page = bench.filter(query -> query.filterPattern("ERROR"));

        FilteredLogEvent found = page.events().get(0);
        assertThat(found.message()).isEqualTo("ERROR card declined");
        assertThat(found.logStreamName()).isEqualTo("one");
        assertThat(found.timestamp()).isEqualTo(T.toEpochMilli());
        assertThat(found.ingestionTime()).isEqualTo(T.toEpochMilli());
        assertThat(found.eventId()).hasSize(56);
        assertThat(page.nextToken()).isNull();
        assertThat(page.searchedLogStreams()).isEmpty();
    }

    @Test
    void idsStayTheSame() {
        bench.put("a", "b");

        assertThat(bench.filter(query -> {}).events())
                .isEqualTo(bench.filter(query -> {}).events());
    }

    @Test
    void bothEndsOfTheTimeRangeAreInclusive() {
        bench.put(
                "one",
                List.of(
                        event(T.minusMillis(2), "a"),
                        event(T.minusMillis(1), "b"),
                        event(T, "c"),
                        event(T.plusMillis(1), "d")));

        FilterLogEventsResponse page = bench.filter(
                query -> query.startTime(T.minusMillis(1).toEpochMilli()).endTime(T.toEpochMilli()));

        assertThat(messages(page)).containsExactly("b", "c");
    }

    @Test
    void aRangeThatEndsBeforeItStartsIsEmpty() {
        bench.put("a");

        assertThat(bench.filter(query -> query.startTime(2L).endTime(1L)).events())
                .isEmpty();
    }

    @Test
    void orderIsByTimestampThenIngestionThenRequestThenIndex() {
        bench.createStream("two");
        bench.put("one", List.of(event(T, "late ts")));
        bench.put("two", List.of(event(T.minusMillis(5), "first"), event(T, "late ts")));
        bench.clock.advance(Duration.ofMillis(1));
        bench.put("one", List.of(event(T, "later ingested 0"), event(T, "later ingested 1")));

        FilterLogEventsResponse page = bench.filter(query -> {});

        assertThat(messages(page))
                .containsExactly("first", "late ts", "late ts", "later ingested 0", "later ingested 1");
        assertThat(page.events())
                .extracting(found -> new BigInteger(found.eventId()))
                .isSorted();
    }

    @Test
    void aPageHoldsAtMostTheLimitAndTheTokenLeadsOn() {
        bench.put("a", "b", "c", "d", "e");

        FilterLogEventsResponse first = bench.filter(query -> query.limit(2));
        FilterLogEventsResponse second = bench.filter(query -> query.limit(2).nextToken(first.nextToken()));
        FilterLogEventsResponse third = bench.filter(query -> query.limit(2).nextToken(second.nextToken()));

        assertThat(messages(first)).containsExactly("a", "b");
        assertThat(messages(second)).containsExactly("c", "d");
        assertThat(messages(third)).containsExactly("e");
        assertThat(third.nextToken()).isNull();
    }

    @Test
    void aFullPageCarriesATokenEvenIfNothingFollows() {
        bench.put("a", "b");

        FilterLogEventsResponse first = bench.filter(query -> query.limit(2));
        FilterLogEventsResponse second = bench.filter(query -> query.nextToken(first.nextToken()));

        assertThat(second.events()).isEmpty();
        assertThat(second.nextToken()).isNull();
    }

    @Test
    void aPageHoldsAtMost10000Events() {
        List<InputLogEvent> batch =
                IntStream.range(0, 6_000).mapToObj(i -> event(T, "m" + i)).toList();
        bench.put("one", batch);
        bench.put("one", batch);

        FilterLogEventsResponse first = bench.filter(query -> {});
        FilterLogEventsResponse second = bench.filter(query -> query.nextToken(first.nextToken()));

        assertThat(first.events()).hasSize(10_000);
        assertThat(second.events()).hasSize(2_000);
    }

    @Test
    void aPageHoldsAtMostOneMegabyte() {
        String message = "x".repeat(400_000);
        bench.put(message, message);
        bench.put(message);

        assertThat(bench.filter(query -> {}).events()).hasSize(2);
    }

    @Test
    void aPageEndsAfterABoundedScanWhetherItFoundSomethingOrNot() {
        reopenScanning(3);
        bench.put("x", "x", "x", "ERROR", "x", "x", "x", "ERROR");

        List<Integer> sizes = new ArrayList<>();
        String token = null;
        do {
            String next = token;
            FilterLogEventsResponse page =
                    bench.filter(query -> query.filterPattern("ERROR").nextToken(next));
            sizes.add(page.events().size());
            token = page.nextToken();
        } while (token != null);

        assertThat(sizes).containsExactly(0, 1, 1);
    }

    @Test
    void eventsThatArriveDuringPagingNeverComeTwice() {
        bench.put("a", "b", "c");
        FilterLogEventsResponse first = bench.filter(query -> query.limit(2));
        bench.put("one", List.of(event(T.minusMillis(1), "before the page"), event(T.plusMillis(1), "after the page")));

        FilterLogEventsResponse second = bench.filter(query -> query.nextToken(first.nextToken()));

        assertThat(messages(second)).containsExactly("c", "after the page");
    }

    @Test
    void newestFirstOnDemand() {
        bench.put("one", List.of(event(T.minusMillis(2), "a"), event(T.minusMillis(1), "b"), event(T, "c")));

        FilterLogEventsResponse first = bench.filter(query -> query.startFromHead(false)
                .startTime(T.minusSeconds(60).toEpochMilli())
                .limit(2));
        FilterLogEventsResponse second = bench.filter(
                query -> query.startTime(T.minusSeconds(60).toEpochMilli()).nextToken(first.nextToken()));

        assertThat(messages(first)).containsExactly("c", "b");
        assertThat(messages(second)).containsExactly("a");
    }

    @Test
    void newestFirstNeedsAStartOf2024OrLater() {
        assertThatThrownBy(() -> bench.filter(query -> query.startFromHead(false)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("startFromHead");
    }

    @Test
    void streamsAreChosenByNameOrPrefix() {
        for (String stream : List.of("app-1", "app-2", "web-1")) {
            bench.createStream(stream);
            bench.put(stream, List.of(event(T, stream)));
        }

        assertThat(messages(bench.filter(query -> query.logStreamNames("web-1", "app-2"))))
                .containsExactlyInAnyOrder("app-2", "web-1");
        assertThat(messages(bench.filter(query -> query.logStreamNamePrefix("app-"))))
                .containsExactlyInAnyOrder("app-1", "app-2");
        assertThat(messages(bench.filter(query -> query.logStreamNamePrefix("nothing"))))
                .isEmpty();
    }

    @Test
    void severalStreamsComeMergedInOrder() {
        bench.createStream("two");
        bench.put("one", List.of(event(T.minusMillis(4), "1"), event(T.minusMillis(2), "3")));
        bench.put("two", List.of(event(T.minusMillis(3), "2"), event(T.minusMillis(1), "4")));

        FilterLogEventsResponse first =
                bench.filter(query -> query.logStreamNames("one", "two").limit(3));
        FilterLogEventsResponse second =
                bench.filter(query -> query.logStreamNames("one", "two").nextToken(first.nextToken()));

        assertThat(messages(first)).containsExactly("1", "2", "3");
        assertThat(messages(second)).containsExactly("4");
    }

    @Test
    void aGroupIsNamedByNameOrByArn() {
        bench.put("a");

        assertThat(messages(bench.logs.filterLogEvents(query -> query.logGroupIdentifier(ARN))))
                .containsExactly("a");
        assertThat(messages(bench.logs.filterLogEvents(query -> query.logGroupIdentifier(GROUP))))
                .containsExactly("a");
    }

    @Test
    void anArnMustNotEndWithAnAsterisk() {
        assertThatThrownBy(() -> bench.logs.filterLogEvents(query -> query.logGroupIdentifier(ARN + ":*")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void anArnOfAnotherAccountReachesThatAccount() {
        try (var other = Bench.client(bench.emulator.endpoint(), "222222222222", "eu-west-1")) {
            other.createLogGroup(request -> request.logGroupName("/theirs"));
        }

        assertThat(bench.logs
                        .filterLogEvents(query ->
                                query.logGroupIdentifier("arn:aws:logs:eu-west-1:222222222222:log-group:/theirs"))
                        .events())
                .isEmpty();
        assertThatThrownBy(() -> bench.logs.filterLogEvents(query -> query.logGroupName("/theirs")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void nameAndIdentifierExcludeEachOtherAndOneMustBeThere() {
        assertThatThrownBy(() -> bench.filter(query -> query.logGroupIdentifier(ARN)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> bench.logs.filterLogEvents(query -> query.limit(1)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void streamNamesAndPrefixExcludeEachOther() {
        assertThatThrownBy(
                        () -> bench.filter(query -> query.logStreamNames("one").logStreamNamePrefix("o")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        assertThatThrownBy(() -> bench.logs.filterLogEvents(query -> query.logGroupName("none")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("The specified log group does not exist.");
        assertThatThrownBy(() -> bench.filter(query -> query.logStreamNames("none")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("The specified log stream does not exist.");
    }

    @Test
    void constraintsAreToldInAwsWords() {
        assertThatThrownBy(() -> bench.filter(query -> query.limit(10_001)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("1 validation error detected: Value '10001' at 'limit' failed to satisfy "
                        + "constraint: Member must have value less than or equal to 10000");
        assertThatThrownBy(() -> bench.logs.filterLogEvents(
                        query -> query.logGroupName("a:b").startTime(-1L)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("2 validation errors detected: Value 'a:b' at 'logGroupName' failed to satisfy "
                        + "constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+; "
                        + "Value '-1' at 'startTime' failed to satisfy constraint: "
                        + "Member must have value greater than or equal to 0");
        List<String> streams = IntStream.range(0, 101).mapToObj(i -> "s" + i).toList();
        assertThatThrownBy(() -> bench.filter(query -> query.logStreamNames(streams)))
                .hasMessageContaining("Member must have length less than or equal to 100");
    }

    @Test
    void aTokenBelongsToItsQuery() {
        bench.put("a", "b");
        String token = bench.filter(query -> query.limit(1)).nextToken();

        assertInvalidToken(() -> bench.filter(query -> query.nextToken("nonsense")));
        assertInvalidToken(() -> bench.filter(query -> query.nextToken(token.substring(1))));
        assertInvalidToken(() -> bench.filter(query -> query.nextToken(token).filterPattern("a")));
        assertInvalidToken(() -> bench.filter(query -> query.nextToken(token).startTime(1L)));
    }

    @Test
    void aTokenExpiresAfterADay() {
        bench.put("a", "b");
        String token = bench.filter(query -> query.limit(1)).nextToken();

        bench.clock.advance(Duration.ofHours(24).minusMillis(1));
        assertThat(messages(bench.filter(query -> query.nextToken(token)))).containsExactly("b");
        bench.clock.advance(Duration.ofMillis(1));
        assertInvalidToken(() -> bench.filter(query -> query.nextToken(token)));
    }

    @Test
    void everyEventComesExactlyOnceWhateverThePageSize() {
        for (int batch = 0; batch < 20; batch++) {
            bench.put("m" + batch, "m" + batch, "m" + batch);
        }
        var ids = new HashSet<String>();
        int count = 0;
        String token = null;
        do {
            String next = token;
            FilterLogEventsResponse page = bench.filter(query -> query.limit(7).nextToken(next));
            page.events().forEach(found -> ids.add(found.eventId()));
            count += page.events().size();
            token = page.nextToken();
        } while (token != null);

        assertThat(ids).hasSize(60);
        assertThat(count).isEqualTo(60);
    }

    private static void assertInvalidToken(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("The specified nextToken is invalid.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INFREQUENT_ACCESS", "DELIVERY"})
    void searchesNoLogGroupOfAnotherClass(String logGroupClass) {
        bench.emulator.region("eu-west-1").createLogGroup("archive", logGroupClass);

        assertThatThrownBy(() -> bench.filter(query -> query.logGroupName("archive")))
                .isInstanceOf(CloudWatchLogsException.class)
                .hasMessageContaining("FilterLogEvents is not supported for this log class")
                .satisfies(refused -> assertThat(((CloudWatchLogsException) refused)
                                .awsErrorDetails()
                                .errorCode())
                        .isEqualTo("InvalidOperationException"));
    }
}
