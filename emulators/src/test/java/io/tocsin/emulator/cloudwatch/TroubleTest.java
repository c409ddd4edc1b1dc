package io.tocsin.emulator.cloudwatch;

import static io.tocsin.emulator.cloudwatch.Bench.GROUP;
import static io.tocsin.emulator.cloudwatch.Bench.event;
import static io.tocsin.emulator.cloudwatch.Bench.messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tocsin.emulator.cloudwatch.trouble.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;

/** Each switch shows through the real client. */
class TroubleTest {
    private static final Instant T = SteppingClock.START;

    private final Bench bench = Bench.open();

    @AfterEach
    void close() {
        bench.close();
    }

    private void turn(Switch each, double value) {
        bench.emulator.trouble(before -> before.with(each, value));
    }

    private void turn(Switch each, double value, String operation) {
        bench.emulator.trouble(before -> before.with(each, value).withOperations(operation));
    }

    private String find() {
        try {
            return "found " + bench.filter(query -> {}).events().size();
        } catch (CloudWatchLogsException e) {
            return e.statusCode() + " " + e.awsErrorDetails().errorCode();
        }
    }

    @Test
    void latencyMakesAnswersSlow() {
        turn(Switch.LATENCY_MEDIAN_MILLIS, 300);

        long start = System.nanoTime();
        find();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    /** A hundred slow answers would take long one after the other, or if each kept a thread. */
    @Test
    void manyAnswersMayBeSlowAtOnce() {
        turn(Switch.LATENCY_MEDIAN_MILLIS, 500);

        long start = System.nanoTime();
        try (CloudWatchLogsAsyncClient logs = Bench.asyncClient(bench.emulator.endpoint())) {
            List<CompletableFuture<DescribeLogGroupsResponse>> answers = IntStream.range(0, 100)
                    .mapToObj(i -> logs.describeLogGroups())
                    .toList();
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.join().logGroups()).hasSize(1));
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(25));
    }

    @Test
    void eventsBecomeVisibleOnlyAfterTheDelay() {
        turn(Switch.VISIBILITY_DELAY_MIN_MILLIS, 5_000);
        bench.put("a");

        assertThat(find()).isEqualTo("found 0");
        bench.clock.advance(Duration.ofMillis(4_999));
        assertThat(find()).isEqualTo("found 0");
        bench.clock.advance(Duration.ofMillis(1));
        assertThat(bench.filter(query -> {}).events())
                .singleElement()
                .satisfies(found -> assertThat(found.ingestionTime()).isEqualTo(T.toEpochMilli()));
    }

    @Test
    void eventsBecomeVisibleOneByOneWithinTheRange() {
        turn(Switch.VISIBILITY_DELAY_MAX_MILLIS, 10_000);
        bench.put(IntStream.range(0, 50).mapToObj(i -> "m" + i).toArray(String[]::new));

        List<Integer> found = new ArrayList<>();
        for (int second = 0; second <= 10; second++) {
            found.add(bench.filter(query -> {}).events().size());
            bench.clock.advance(Duration.ofSeconds(1));
        }

        assertThat(found).isSorted().endsWith(50);
        assertThat(new TreeSet<>(found)).hasSizeGreaterThan(5);
    }

    @Test
    void lateBatchesBearALaterIngestionTimeAndAreNotFoundBefore() {
        turn(Switch.LATE_INGESTION_SHARE, 1);
        bench.put("late");

        assertThat(find()).isEqualTo("found 0");
        bench.clock.advance(Duration.ofSeconds(60));
        assertThat(bench.filter(query -> {}).events()).singleElement().satisfies(found -> {
            assertThat(found.timestamp()).isEqualTo(T.toEpochMilli());
            assertThat(found.ingestionTime()).isEqualTo(T.plusSeconds(60).toEpochMilli());
        });
    }

    @Test
    void pagesComeOutOfOrderButWhole() {
        turn(Switch.OUT_OF_ORDER_SHARE, 1);
        bench.put(
                "one",
                IntStream.range(0, 6)
                        .mapToObj(i -> event(T.plusMillis(i), "m" + i))
                        .toList());

        assertThat(messages(bench.filter(query -> {}))).containsExactly("m2", "m3", "m4", "m5", "m0", "m1");
    }

    @Test
    void firstEventsOfAPageComeWithThePageAfter() {
        turn(Switch.WITHHELD_SHARE, 1);
        bench.put(
                "one",
                IntStream.range(0, 7)
                        .mapToObj(i -> event(T.plusMillis(i), "m" + i))
                        .toList());

        FilterLogEventsResponse first = bench.filter(query -> query.limit(3));
        FilterLogEventsResponse second = bench.filter(query -> query.limit(3).nextToken(first.nextToken()));
        FilterLogEventsResponse last = bench.filter(query -> query.limit(3).nextToken(second.nextToken()));

        assertThat(messages(first)).containsExactly("m1", "m2");
        assertThat(messages(second)).containsExactly("m4", "m5", "m0");
        assertThat(messages(last)).containsExactly("m6", "m3");
        assertThat(last.nextToken()).isNull();
    }

    @Test
    void aTokenRepeatsAndItsPageComesAgain() {
        bench.put("a", "b", "c");
        String token = bench.filter(query -> query.limit(1)).nextToken();

        turn(Switch.REPEATED_TOKEN_SHARE, 1);
        FilterLogEventsResponse repeated = bench.filter(query -> query.limit(1).nextToken(token));
        turn(Switch.REPEATED_TOKEN_SHARE, 0);
        FilterLogEventsResponse again = bench.filter(query -> query.limit(1).nextToken(token));

        assertThat(repeated.nextToken()).isEqualTo(token);
        assertThat(messages(repeated)).containsExactly("b");
        assertThat(messages(again)).containsExactly("b");
        assertThat(again.nextToken()).isNotEqualTo(token);
    }

    @Test
    void requestsAreThrottledInAWayThatTheClientKnows() {
        turn(Switch.THROTTLED_SHARE, 1);

        CloudWatchLogsException thrown =
                catchThrowableOfType(CloudWatchLogsException.class, () -> bench.filter(query -> {}));

        assertThat(thrown.isThrottlingException()).isTrue();
        assertThat(thrown.awsErrorDetails().errorCode()).isEqualTo("ThrottlingException");
        assertThat(thrown).hasMessageContaining("Rate exceeded");
    }

    @Test
    void theSameSeedHitsTheSameRequests() {
        bench.emulator.trouble(
                before -> before.with(Switch.THROTTLED_SHARE, 0.3).withSeed(7));
        List<String> first = IntStream.range(0, 40).mapToObj(i -> find()).toList();
        bench.emulator.trouble(before -> before.withSeed(7));
        List<String> second = IntStream.range(0, 40).mapToObj(i -> find()).toList();
        bench.emulator.trouble(before -> before.withSeed(8));
        List<String> third = IntStream.range(0, 40).mapToObj(i -> find()).toList();

        assertThat(first).isEqualTo(second).isNotEqualTo(third).contains("found 0", "400 ThrottlingException");
    }

    @Test
    void theServerFailsInBothWays() {
        turn(Switch.SERVER_ERROR_SHARE, 1);

        assertThat(IntStream.range(0, 20).mapToObj(i -> find()).distinct())
                .containsExactlyInAnyOrder("500 InternalFailure", "503 ServiceUnavailableException");
    }

    @Test
    void aDroppedAnswerIsOfARequestThatWasCarriedOut() {
        turn(Switch.DROPPED_SHARE, 1, "PutLogEvents");

        assertThatThrownBy(() -> bench.put("once")).isInstanceOf(SdkClientException.class);
        assertThat(messages(bench.filter(query -> {}))).containsExactly("once");
    }

    @Test
    void aHalfSentAnswerFailsInTheClient() {
        bench.put("x".repeat(10_000));
        turn(Switch.HALF_SENT_SHARE, 1);

        assertThatThrownBy(() -> bench.filter(query -> {})).isInstanceOf(SdkClientException.class);
    }

    @Test
    void tokensExpireSooner() {
        bench.put("a", "b");
        turn(Switch.TOKEN_LIFE_MILLIS, 1_000);
        String token = bench.filter(query -> query.limit(1)).nextToken();

        bench.clock.advance(Duration.ofMillis(999));
        assertThat(messages(bench.filter(query -> query.nextToken(token)))).containsExactly("b");
        bench.clock.advance(Duration.ofMillis(1));
        assertThatThrownBy(() -> bench.filter(query -> query.nextToken(token)))
                .isInstanceOf(InvalidParameterException.class);
    }

    /** The client signs by this machine's clock, which is far from the emulator's, and corrects itself by the Date header. */
    @Test
    void awsTimeIsAnotherAndSignaturesAreJudgedByIt() {
        turn(Switch.CLOCK_SKEW_MILLIS, -600_000);

        assertThat(find()).isEqualTo("400 InvalidSignatureException");
        assertThat(bench.filter(query -> {}).sdkHttpResponse().firstMatchingHeader("Date"))
                .contains("Sun, 22 Nov 2026 09:50:00 GMT");
    }

    @Test
    void troubleMayConcernSomeOperationsOnly() {
        turn(Switch.THROTTLED_SHARE, 1, "FilterLogEvents");

        assertThat(find()).isEqualTo("400 ThrottlingException");
        assertThat(bench.logs.describeLogGroups().logGroups()).hasSize(1);
    }

    @Test
    void aClientThatRetriesGetsThrough() {
        bench.emulator.trouble(before -> before.with(Switch.THROTTLED_SHARE, 0.3)
                .with(Switch.SERVER_ERROR_SHARE, 0.2)
                .with(Switch.DROPPED_SHARE, 0.1)
                .with(Switch.HALF_SENT_SHARE, 0.1));
        bench.emulator.region("eu-west-1").put(GROUP, "one", "a", "b", "c");

        try (var retrying = Bench.retryingClient(bench.emulator.endpoint())) {
            assertThat(retrying.filterLogEventsPaginator(
                                    query -> query.logGroupName(GROUP).limit(1))
                            .events())
                    .hasSize(3);
        }
    }
}
