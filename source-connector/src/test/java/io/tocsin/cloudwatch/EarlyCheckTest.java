package io.tocsin.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.cloudwatch.testing.ScriptedAws;
import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import io.tocsin.emulator.cloudwatch.trouble.Switch;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a connector finds out when it starts, through the real SDK. */
@Timeout(60)
class EarlyCheckTest {
    private static final String EMPTY = "{\"events\":[],\"searchedLogStreams\":[]}";
    private static final String FOUND =
            "{\"logGroups\":[{\"logGroupName\":\"payments\",\"logGroupClass\":\"STANDARD\",\"creationTime\":1,"
                    + "\"arn\":\"arn:aws:logs:eu-west-1:123456789012:log-group:payments:*\"}]}";
    private static final String FILTERS =
            "{\"metricFilters\":[{\"filterName\":\"errors\",\"filterPattern\":\"ERROR\",\"logGroupName\":\"payments\"},"
                    + "{\"filterName\":\"selective\",\"filterPattern\":\"ERROR\",\"logGroupName\":\"payments\","
                    + "\"fieldSelectionCriteria\":\"@aws.account = '1'\"},"
                    + "{\"filterName\":\"fatal\",\"filterPattern\":\"FATAL\",\"logGroupName\":\"orders\"}]}";
    private static final String DENIED = "User: arn:aws:iam::123456789012:user/u is not authorized";
    private static final Executor NEVER = task -> {};

    private final ScriptedAws server = new ScriptedAws();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aPatternThatCloudWatchRefusesStopsTheStart() {
        try (CloudWatchEmulator cloudWatch = CloudWatchEmulator.start(0)) {
            cloudWatch.region("eu-west-1").createLogGroup("payments");
            Map<String, String> props = props(cloudWatch.endpoint(), "payments");
            props.put("filter.pattern", "{ $.level IS NOT TRUE }");

            assertThatThrownBy(() -> new CloudWatchLogsSourceConnector(NEVER).start(props))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("refuses the filter pattern '{ $.level IS NOT TRUE }'")
                    .hasMessageContaining("InvalidParameterException");
        }
    }

    /** The SDK signs by this machine's clock until an answer has told it how wrong that is. */
    @ParameterizedTest
    @ValueSource(longs = {-24, -1, 1, 24})
    void aClockThatIsWrongByHoursDoesNotStopTheStart(long hours) {
        try (CloudWatchEmulator cloudWatch = CloudWatchEmulator.start(0)) {
            cloudWatch.region("eu-west-1").createLogGroup("payments");
            cloudWatch.trouble(now -> now.with(
                    Switch.CLOCK_SKEW_MILLIS, (double) Duration.ofHours(hours).toMillis()));

            assertThatCode(() ->
                            new CloudWatchLogsSourceConnector(NEVER).start(props(cloudWatch.endpoint(), "payments")))
                    .doesNotThrowAnyException();
            assertThat(cloudWatch.status().requests().get("FilterLogEvents"))
                    .isEqualTo(Map.of("InvalidSignatureException", 1L, "ok", 1L));
        }
    }

    @Test
    void aSecretThatIsWrongStopsTheStartWhereTheClockIsRight() {
        server.refuse(400, "InvalidSignatureException", "The request signature we calculated does not match");

        assertThatThrownBy(() -> start("payments"))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("check the secret access key");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aLogGroupOfAClassThatIsNotServedKeepsNoOtherFromBeingRead() {
        try (CloudWatchEmulator cloudWatch = CloudWatchEmulator.start(0)) {
            cloudWatch.region("eu-west-1").createLogGroup("archive", "INFREQUENT_ACCESS");
            cloudWatch.region("eu-west-1").createLogGroup("payments");

            String log = logOf(() ->
                    new CloudWatchLogsSourceConnector(NEVER).start(props(cloudWatch.endpoint(), "archive,payments")));

            assertThat(log)
                    .contains("log group 'archive'", "FilterLogEvents is not supported for this log class")
                    .doesNotContain("filter pattern", "filter.pattern");
            assertThat(cloudWatch.status().requests().get("FilterLogEvents")).containsEntry("ok", 1L);
        }
    }

    @Test
    void aLogGroupOfAClassThatIsNotServedStopsTheStartIfThereIsNoOther() {
        try (CloudWatchEmulator cloudWatch = CloudWatchEmulator.start(0)) {
            cloudWatch.region("eu-west-1").createLogGroup("archive", "INFREQUENT_ACCESS");

            assertThatThrownBy(() ->
                            new CloudWatchLogsSourceConnector(NEVER).start(props(cloudWatch.endpoint(), "archive")))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("No log group can be read")
                    .hasMessageContaining("log group 'archive'")
                    .hasMessageContaining("class STANDARD")
                    .satisfies(error -> assertThat(error.getMessage()).doesNotContain("pattern"));
        }
    }

    @Test
    void aMissingPermissionOnEveryLogGroupStopsTheStartAndIsNamed() {
        server.refuse(400, "AccessDeniedException", DENIED);

        assertThatThrownBy(() -> start("payments,orders"))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("No log group can be read")
                .hasMessageContaining("must allow logs:FilterLogEvents on the log group 'payments'")
                .hasMessageContaining("restart the connector");
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void oneLogGroupThatCanBeReadIsEnough() {
        server.refuse(400, "AccessDeniedException", DENIED);
        server.refuse(400, "ResourceNotFoundException", "The specified log group does not exist.");
        server.answer(200, EMPTY);

        assertThatCode(() -> start("payments,orders,carts,stock")).doesNotThrowAnyException();
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void asksOnceWhereAllIsWellAndForNextToNothing() {
        server.answer(200, EMPTY);

        start("payments,orders");

        assertThat(server.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.body())
                        .contains("\"logGroupName\":\"payments\"", "\"startTime\"", "\"endTime\""));
    }

    @Test
    void doesNotAskAboutEveryOneOfManyLogGroups() {
        server.refuse(400, "AccessDeniedException", DENIED);

        assertThatCode(() -> start("a,b,c,d,e,f,g")).doesNotThrowAnyException();
        assertThat(server.requests()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({"400, ThrottlingException", "500, InternalFailure"})
    void aTroubleThatPassesDoesNotStopTheStart(int status, String code) {
        server.refuse(status, code, "later");

        assertThatCode(() -> start("payments,orders")).doesNotThrowAnyException();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aLogGroupThatDoesNotExistYetDoesNotStopTheStart() {
        server.refuse(400, "ResourceNotFoundException", "The specified log group does not exist.");

        assertThatCode(() -> start("payments")).doesNotThrowAnyException();
    }

    @Test
    void whoDoesNotAnswerInTimeDoesNotHoldUpTheStart() {
        server.hang();

        assertThatCode(() ->
                        new CloudWatchLogsSourceConnector(this::onceItHangs).start(props(server.uri(), "payments")))
                .doesNotThrowAnyException();
    }

    @Test
    void asksAboutALogGroupThatIsFound() {
        server.answer(200, FOUND);
        server.refuse(400, "InvalidParameterException", "Invalid filter pattern");

        assertThatThrownBy(() -> find(Map.of("log.group.prefixes", "pay")))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("refuses the filter pattern");
        assertThat(server.lastRequest().body())
                .contains("\"logGroupIdentifier\":\"arn:aws:logs:eu-west-1:123456789012:log-group:payments\"");
    }

    @Test
    void whoMayNotListLogGroupsCannotStartUnlessSomeAreNamed() {
        server.refuse(400, "AccessDeniedException", DENIED);

        assertThatThrownBy(() -> find(Map.of("log.group.prefixes", "pay")))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("What to read cannot be found")
                .hasMessageContaining("must allow logs:DescribeLogGroups");
        server.answer(200, EMPTY);
        assertThatCode(() -> find(Map.of("log.group.prefixes", "pay", "log.groups", "orders")))
                .doesNotThrowAnyException();
    }

    @Test
    void findingNothingYetDoesNotStopTheStart() {
        server.answer(200, "{\"logGroups\":[]}");

        assertThatCode(() -> find(Map.of("log.group.prefixes", "pay"))).doesNotThrowAnyException();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aTroubleThatPassesWhileLogGroupsAreLookedForDoesNotStopTheStart() {
        server.refuse(500, "InternalFailure", "later");

        assertThatCode(() -> find(Map.of("log.group.prefixes", "pay"))).doesNotThrowAnyException();
    }

    @Test
    void asksAboutAMetricFilterWithItsOwnPattern() {
        server.answer(200, FILTERS);
        server.refuse(400, "InvalidParameterException", "Invalid filter pattern");
        server.answer(200, EMPTY);

        assertThatCode(() -> find(Map.of("metric.namespace", "Shop", "metric.name", "Failures")))
                .doesNotThrowAnyException();
        assertThat(server.requests()).hasSize(3);
        assertThat(server.requests().get(0).body())
                .contains("\"metricNamespace\":\"Shop\"", "\"metricName\":\"Failures\"");
        assertThat(server.lastRequest().body()).contains("\"logGroupName\":\"orders\"", "\"filterPattern\":\"FATAL\"");
    }

    @Test
    void whoMayNotListMetricFiltersCannotStart() {
        server.refuse(400, "AccessDeniedException", DENIED);

        assertThatThrownBy(() -> find(Map.of("metric.namespace", "Shop", "metric.name", "Failures")))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("must allow logs:DescribeMetricFilters");
    }

    private static String logOf(Runnable what) {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        try (PrintStream captured = new PrintStream(log, true, StandardCharsets.UTF_8)) {
            System.setErr(captured);
            what.run();
        } finally {
            System.setErr(before);
        }
        return log.toString(StandardCharsets.UTF_8);
    }

    private void find(Map<String, String> choice) {
        Map<String, String> props = props(server.uri(), "");
        props.putAll(choice);
        new CloudWatchLogsSourceConnector(NEVER).start(props);
    }

    private void onceItHangs(Runnable task) {
        new Thread(() -> {
                    try {
                        server.awaitHanging();
                        task.run();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .start();
    }

    private void start(String logGroups) {
        new CloudWatchLogsSourceConnector(NEVER).start(props(server.uri(), logGroups));
    }

    private static Map<String, String> props(URI endpoint, String logGroups) {
        return new HashMap<>(Map.of(
                "log.groups", logGroups,
                "aws.region", "eu-west-1",
                "aws.endpoint", endpoint.toString(),
                "aws.access.key.id", "AKIDEXAMPLE",
                "aws.secret.access.key", "secret",
                "topic", "alarms"));
    }
}
