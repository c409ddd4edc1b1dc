package io.tocsin.cloudwatch.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.logs.FilterRequest;
import io.tocsin.cloudwatch.logs.LogEvent;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.logs.LogsFailure;
import io.tocsin.cloudwatch.logs.LogsFailure.Kind;
import io.tocsin.cloudwatch.logs.Page;
import io.tocsin.cloudwatch.logs.Selection;
import io.tocsin.cloudwatch.testing.ScriptedAws;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.util.Throwables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AwsLogsApiTest {
    private static final LogGroup GROUP = new LogGroup("/aws/lambda/payments");
    private static final FilterRequest REQUEST =
            new FilterRequest(GROUP, Selection.matching("ERROR"), 1_000, 2_000, null);
    private static final String EMPTY = "{\"events\":[],\"searchedLogStreams\":[]}";
    private static final String SECRET = "wJalrXUtnFEMI/EXAMPLEKEY";
    private static final Map<String, String> KEYS =
            Map.of("aws.access.key.id", "AKIDEXAMPLE", "aws.secret.access.key", SECRET);

    private static final DateTimeFormatter AMZ_DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);

    private final ScriptedAws server = new ScriptedAws();
    private @Nullable AwsLogsApi open;

    @AfterEach
    void close() {
        if (open != null) {
            open.close();
        }
        server.close();
    }

    @Test
    void speaksJsonOverHttpAsCloudWatchExpectsIt() throws Exception {
        server.answer(200, EMPTY);

        api(KEYS).filter(new FilterRequest(GROUP, Selection.matching("?A \"b c\""), 1_000, 2_000, "the token"));

        ScriptedAws.Request request = server.lastRequest();
        assertThat(request.headers())
                .containsEntry("x-amz-target", "Logs_20140328.FilterLogEvents")
                .containsEntry("content-type", "application/x-amz-json-1.1");
        assertThat(request.headers().get("authorization"))
                .contains("Credential=AKIDEXAMPLE/")
                .contains("/eu-west-1/logs/aws4_request");
        assertThat(request.headers().get("user-agent")).contains("tocsin/1.2.3");
        assertThat(json(request.body())).isEqualTo(json("""
                        {"logGroupName": "/aws/lambda/payments", "filterPattern": "?A \\"b c\\"", "startTime": 1000,
                         "endTime": 2000, "nextToken": "the token"}
                        """));
    }

    @Test
    void sendsAnArnAsIdentifierAndNoEmptyPattern() throws Exception {
        String arn = "arn:aws:logs:eu-west-1:123456789012:log-group:payments";
        server.answer(200, EMPTY);

        api(KEYS).filter(new FilterRequest(new LogGroup(arn), Selection.matching(""), 0, 0, null));

        assertThat(json(server.lastRequest().body()))
                .isEqualTo(json("{\"logGroupIdentifier\": \"" + arn + "\", \"startTime\": 0, \"endTime\": 0}"));
    }

    @Test
    void sendsTheNamesOfLogStreams() throws Exception {
        server.answer(200, EMPTY);

        api(KEYS).filter(requestFor(new Selection("", List.of("a", "b/[$LATEST]1"), null, false)));

        assertThat(json(server.lastRequest().body())).isEqualTo(json("""
                        {"logGroupName": "/aws/lambda/payments", "startTime": 1000, "endTime": 2000,
                         "logStreamNames": ["a", "b/[$LATEST]1"]}
                        """));
    }

    @Test
    void sendsThePrefixOfLogStreamsAndUnmask() throws Exception {
        server.answer(200, EMPTY);

        api(KEYS).filter(requestFor(new Selection("ERROR", List.of(), "2026/", true)));

        assertThat(json(server.lastRequest().body())).isEqualTo(json("""
                        {"logGroupName": "/aws/lambda/payments", "filterPattern": "ERROR", "startTime": 1000, "endTime": 2000,
                         "logStreamNamePrefix": "2026/", "unmask": true}
                        """));
    }

    @Test
    void namesThePermissionThatUnmaskingTakes() {
        server.refuse(400, "AccessDeniedException", "not authorized to perform: logs:Unmask");

        assertThat(failure(api(KEYS), requestFor(new Selection("", List.of(), null, true))))
                .hasMessageContaining("must allow logs:FilterLogEvents and logs:Unmask on the log group");
    }

    @Test
    void aMissingLogStreamIsToldFromAMissingLogGroup() {
        server.refuse(400, "ResourceNotFoundException", "The specified log stream does not exist.");

        assertThat(failure(api(KEYS), requestFor(new Selection("", List.of("a"), null, false))))
                .hasMessageContaining("The specified log stream does not exist")
                .hasMessageContaining("that it has each of log.streams");
        assertThat(failure(api(KEYS), REQUEST).getMessage()).doesNotContain("log.streams");
    }

    private static FilterRequest requestFor(Selection selection) {
        return new FilterRequest(GROUP, selection, 1_000, 2_000, null);
    }

    @Test
    void readsAPage() throws Exception {
        server.answer(200, """
                {"events": [
                  {"eventId": "2", "logStreamName": "s", "timestamp": 1001, "ingestionTime": 1500, "message": "späte\\nZeile"},
                  {"eventId": "1", "logStreamName": "t", "timestamp": 1000, "ingestionTime": 1400, "message": "b"}],
                 "nextToken": "next", "unheardOf": {"x": 1}}
                """);

        Page page = api(KEYS).filter(REQUEST);

        assertThat(page.events())
                .containsExactly(
                        new LogEvent("2", "s", 1001, 1500, "späte\nZeile"), new LogEvent("1", "t", 1000, 1400, "b"));
        assertThat(page.nextToken()).isEqualTo("next");
    }

    @Test
    void theLastPageHasNoToken() throws Exception {
        server.answer(200, EMPTY);

        assertThat(api(KEYS).filter(REQUEST).nextToken()).isNull();
    }

    @Test
    void datesThePageByTheServersClockLessTheRoundTripAndTheHeadersResolution() throws Exception {
        server.answer(200, Map.of("Date", "Sun, 22 Nov 2026 08:00:05 GMT"), EMPTY);
        Queue<Instant> moments = new ArrayDeque<>(List.of(Instant.ofEpochMilli(77_000), Instant.ofEpochMilli(77_300)));

        Page page = api(KEYS, moments::remove).filter(REQUEST);

        assertThat(Instant.ofEpochMilli(page.startedAt())).isEqualTo("2026-11-22T08:00:03.700Z");
    }

    @Test
    void datesByItsOwnClockWhereTheServerNamesNoDate() throws Exception {
        server.answer(200, Map.of("Date", "today"), EMPTY);
        Queue<Instant> moments = new ArrayDeque<>(List.of(Instant.ofEpochMilli(77_000), Instant.ofEpochMilli(77_300)));

        assertThat(api(KEYS, moments::remove).filter(REQUEST).startedAt()).isEqualTo(76_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        400 | ThrottlingException         | Rate exceeded                 | THROTTLED       | Rate exceeded
        400 | LimitExceededException      | too many                      | THROTTLED       | too many
        400 | TooManyRequestsException    | too many                      | THROTTLED       | too many
        429 | Whatever                    | slow down                     | THROTTLED       | slow down
        500 | InternalFailure             | oh                            | TRANSIENT       | InternalFailure
        503 | ServiceUnavailableException | later                         | TRANSIENT       | later
        400 | AccessDeniedException       | User: x is not authorized     | ACCESS_DENIED   | must allow logs:FilterLogEvents on the log group '/aws/lambda/payments'
        400 | UnrecognizedClientException | The security token is invalid | ACCESS_DENIED   | check or renew the credentials
        400 | ExpiredTokenException       | The token has expired         | ACCESS_DENIED   | check or renew the credentials
        400 | InvalidSignatureException   | signed: x-amz-security-token:wJalrXUtnFEMI/EXAMPLEKEY | ACCESS_DENIED | this machine's clock
        403 | SomethingNew                | no                            | ACCESS_DENIED   | SomethingNew: no
        400 | InvalidOperationException   | not supported for this log class | GROUP_UNSUPPORTED | only log groups of the class STANDARD
        400 | ResourceNotFoundException   | The specified log group does not exist. | GROUP_GONE | log group '/aws/lambda/payments'
        400 | InvalidParameterException   | Invalid filter pattern        | INVALID_REQUEST | check filter.pattern
        400 | ValidationException         | bad                           | INVALID_REQUEST | bad
        """)
    void tellsWhatCanBeDoneAboutAnError(int status, String code, String message, Kind kind, String words)
            throws Exception {
        server.refuse(status, code, message);

        LogsFailure failure = failure(api(KEYS), REQUEST);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure)
                .hasMessageContaining("log group '/aws/lambda/payments'")
                .hasMessageContaining(words);
        assertThat(Throwables.getStackTrace(failure)).doesNotContain(SECRET);
        assertThat(server.requests()).as("requests without retries").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"InvalidSignatureException", "SignatureDoesNotMatch", "RequestTimeTooSkewed", "RequestExpired"})
    void whatThisMachinesWrongClockHasSpoiltIsAskedAgainByAwsClock(String code) throws Exception {
        Instant awsNow = Instant.now().plus(Duration.ofHours(30));
        server.answer(403, Map.of("Date", httpDate(awsNow)), "{\"__type\":\"" + code + "\",\"message\":\"expired\"}");
        server.answer(200, Map.of("Date", httpDate(awsNow)), EMPTY);

        assertThat(api(KEYS).filter(REQUEST).events()).isEmpty();

        assertThat(server.requests()).hasSize(2);
        assertThat(Instant.from(AMZ_DATE.parse(server.lastRequest().headers().get("x-amz-date"))))
                .isBetween(awsNow.minusSeconds(120), awsNow.plusSeconds(120));
    }

    @Test
    void aClockThatStaysWrongPasses() {
        server.refuse(403, "RequestTimeTooSkewed", "The difference is too large");

        assertThat(failure(api(KEYS), REQUEST).kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(server.requests()).hasSize(2);
    }

    private static String httpDate(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    @Test
    void anInvalidParameterBesideATokenMeansTheToken() throws Exception {
        server.refuse(400, "InvalidParameterException", "The specified nextToken is invalid.");

        assertThat(failure(api(KEYS), REQUEST.next("stale")).kind()).isEqualTo(Kind.TOKEN_REJECTED);
    }

    @Test
    void anErrorPageOfSomeProxyIsNotCloudWatchsWord() throws Exception {
        server.answer(404, "<html>not here</html>");

        LogsFailure failure = failure(api(KEYS), REQUEST);

        assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(failure).hasMessageContaining("HTTP 404").hasMessageContaining("check aws.endpoint");
    }

    @Test
    void anAnswerThatIsNoJsonIsTransient() throws Exception {
        server.answer(200, "{\"events\": [");

        assertThat(failure(api(KEYS), REQUEST).kind()).isEqualTo(Kind.TRANSIENT);
    }

    @Test
    void noServerIsTransient() throws Exception {
        URI gone;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            gone = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        Map<String, String> props = new HashMap<>(KEYS);
        props.put("aws.endpoint", gone.toString());

        LogsFailure failure = failure(api(props), REQUEST);

        assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(failure).hasMessageContaining("No answer from CloudWatch Logs about log group");
    }

    @Test
    void aProfileThatDoesNotExistGivesNoCredentials() throws Exception {
        LogsFailure failure = failure(api(Map.of("aws.profile", "no-such-profile")), REQUEST);

        assertThat(failure.kind()).isEqualTo(Kind.NO_CREDENTIALS);
        assertThat(failure)
                .hasMessageContaining("No AWS credentials")
                .hasMessageContaining("logs:FilterLogEvents")
                .hasMessageContaining("no-such-profile");
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void closingEndsARequestInFlightAtOnce(boolean withinBody) throws Exception {
        if (withinBody) {
            server.hangWithinBody();
        } else {
            server.hang();
        }
        AwsLogsApi api = api(KEYS);
        CompletableFuture<LogsFailure> failure = CompletableFuture.supplyAsync(() -> failure(api, REQUEST));
        server.awaitHanging();

        api.close();

        assertThat(failure.get(5, TimeUnit.SECONDS).kind()).isEqualTo(Kind.CLOSED);
    }

    /** A listener whose backlog is full drops the next connection's first packet, as an unreachable host does. */
    @Test
    void closingEndsARequestThatIsStillConnecting() throws Exception {
        try (FullBacklog deaf = new FullBacklog()) {
            Map<String, String> props = new HashMap<>(KEYS);
            props.put("aws.endpoint", deaf.uri().toString());
            AwsLogsApi api = api(props);
            CompletableFuture<LogsFailure> failure = new CompletableFuture<>();
            Thread caller = new Thread(() -> failure.complete(failure(api, REQUEST)));
            caller.start();
            await().until(() -> isConnecting(caller));

            api.close();

            assertThat(failure.get(5, TimeUnit.SECONDS).kind()).isEqualTo(Kind.CLOSED);
        }
    }

    private static boolean isConnecting(Thread caller) {
        return Arrays.stream(caller.getStackTrace())
                .anyMatch(frame -> frame.getClassName().endsWith("NioSocketImpl")
                        && frame.getMethodName().equals("connect"));
    }

    @Test
    void isClosedForGood() throws Exception {
        AwsLogsApi api = api(KEYS);
        api.close();
        api.close();

        assertThat(failure(api, REQUEST).kind()).isEqualTo(Kind.CLOSED);
        assertThat(server.requests()).isEmpty();
    }

    private AwsLogsApi api(Map<String, String> props) {
        return api(props, InstantSource.system());
    }

    private AwsLogsApi api(Map<String, String> more, InstantSource clock) {
        Map<String, String> props = new HashMap<>(Map.of(
                "log.groups", "payments",
                "topic", "alarms",
                "aws.region", "eu-west-1",
                "aws.endpoint", server.uri().toString()));
        props.putAll(more);
        SourceConfig config = SourceConfig.of(props);
        AwsLogsApi api = AwsLogsApi.open(config.aws(), config.network(), "1.2.3", clock);
        open = api;
        return api;
    }

    private static LogsFailure failure(AwsLogsApi api, FilterRequest request) {
        return catchThrowableOfType(LogsFailure.class, () -> api.filter(request));
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
