package io.tocsin.cloudwatch.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.logs.FilterRequest;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.logs.LogsFailure;
import io.tocsin.cloudwatch.logs.LogsFailure.Kind;
import io.tocsin.cloudwatch.logs.Selection;
import io.tocsin.cloudwatch.testing.InstanceMetadata;
import io.tocsin.cloudwatch.testing.ScriptedAws;
import io.tocsin.cloudwatch.testing.SystemProperties;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Where credentials come from, and why there are none: the SDK's own providers against servers on loopback. */
@Timeout(120)
class CredentialsTest {
    private static final FilterRequest REQUEST =
            new FilterRequest(new LogGroup("payments"), Selection.matching(""), 0, 1, null);
    private static final String EMPTY = "{\"events\":[]}";
    private static final String KEYS = """
        {"Code": "Success", "Type": "AWS-HMAC", "AccessKeyId": "ASIASERVED", "SecretAccessKey": "s", "Token": "t",
         "Expiration": "2099-01-01T00:00:00Z"}\
        """;

    private static final String REFUSAL = "<ErrorResponse><Error><Code>AccessDenied</Code><Message>Not this"
            + " role</Message></Error></ErrorResponse>";
    private static final String ASSUMED = """
        <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
        <AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>ASIAWEB</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
        <SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>
        </AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>\
        """;

    private static final Set<String> OF_ENVIRONMENT = Set.of(
            "AWS_ACCESS_KEY_ID",
            "AWS_PROFILE",
            "AWS_WEB_IDENTITY_TOKEN_FILE",
            "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI");

    private final SystemProperties properties = new SystemProperties();
    private final ScriptedAws logs = new ScriptedAws();
    private final ScriptedAws service = new ScriptedAws();

    @TempDir
    private Path dir;

    /** Nothing that this machine or its user has may be found. */
    @BeforeEach
    void startWithNothing() throws IOException {
        assumeTrue(
                System.getenv().keySet().stream().noneMatch(OF_ENVIRONMENT::contains),
                "the environment holds credentials of AWS");
        Path none = Files.createFile(dir.resolve("none"));
        properties
                .set("aws.configFile", none.toString())
                .set("aws.sharedCredentialsFile", none.toString())
                .set("aws.disableEc2Metadata", "true");
        logs.answer(200, EMPTY);
    }

    @AfterEach
    void close() {
        properties.close();
        logs.close();
        service.close();
    }

    @Test
    void whereNothingIsConfiguredThatIsSaid() {
        LogsFailure failure = failure(Map.of());

        assertThat(failure.kind()).isEqualTo(Kind.NO_CREDENTIALS);
        assertThat(failure)
                .hasMessageContaining("No AWS credentials")
                .hasMessageContaining("IMDS credentials have been disabled")
                .hasMessageContaining("set aws.access.key.id");
    }

    @Test
    void aProfileThatDoesNotExistIsNoCredentials() {
        assertThat(failure(Map.of("aws.profile", "no-such-profile")).kind()).isEqualTo(Kind.NO_CREDENTIALS);
    }

    @ParameterizedTest
    @CsvSource({"404, NO_CREDENTIALS", "500, TRANSIENT", "503, TRANSIENT", "403, ACCESS_DENIED"})
    void theInstanceMetadataServiceAnswers(int status, Kind kind) {
        instance(service.uri());
        service.answer(status, "");

        assertThat(failure(Map.of()).kind()).isEqualTo(kind);
    }

    @Test
    void anInstanceMetadataServiceThatCannotBeReachedIsWaitedFor() throws Exception {
        instance(gone());

        LogsFailure failure = failure(Map.of());

        assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(failure)
                .hasMessageContaining("No answer about AWS credentials")
                .hasMessageContaining("IMDS")
                .hasMessageContaining("refused");
    }

    @Test
    void anInstanceMetadataServiceThatDoesNotAnswerIsWaitedFor() {
        instance(service.uri());
        service.hang();

        assertThat(failure(Map.of()).kind()).isEqualTo(Kind.TRANSIENT);
    }

    @ParameterizedTest
    @CsvSource({"404, ACCESS_DENIED", "500, TRANSIENT", "400, ACCESS_DENIED"})
    void theContainersServiceAnswers(int status, Kind kind) {
        container(service.uri());
        service.answer(status, "{\"message\":\"not now\"}");

        assertThat(failure(Map.of()).kind()).isEqualTo(kind);
    }

    @Test
    void aContainersServiceThatCannotBeReachedIsWaitedFor() throws Exception {
        container(gone());

        assertThat(failure(Map.of()).kind()).isEqualTo(Kind.TRANSIENT);
    }

    @Test
    void aContainersServiceThatDoesNotAnswerIsWaitedFor() {
        container(service.uri());
        service.hang();

        assertThat(failure(Map.of()).kind()).isEqualTo(Kind.TRANSIENT);
    }

    @Test
    void aTokenServiceThatCannotBeReachedIsWaitedFor() throws Exception {
        webIdentity(gone(), Files.writeString(dir.resolve("token"), "web token"));

        LogsFailure failure = failure(Map.of());

        assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(failure).hasMessageContaining("No answer about AWS credentials");
    }

    @Test
    void aWebIdentityTokenThatIsNotThereYetIsWaitedFor() {
        webIdentity(service.uri(), dir.resolve("later"));

        assertThat(failure(Map.of()).kind()).isEqualTo(Kind.TRANSIENT);
    }

    @Test
    void aTokenServiceThatRefusesIsNotTakenForNoCredentials() throws Exception {
        webIdentity(service.uri(), Files.writeString(dir.resolve("token"), "web token"));
        service.answer(403, REFUSAL);

        LogsFailure failure = failure(Map.of());

        assertThat(failure.kind()).isEqualTo(Kind.ACCESS_DENIED);
        assertThat(failure).hasMessageContaining("Not this role");
    }

    @Test
    void aRefusalIsNotHiddenByAnInstanceMetadataServiceThatCannotBeReached() throws Exception {
        webIdentity(service.uri(), Files.writeString(dir.resolve("token"), "web token"));
        service.answer(403, REFUSAL);
        instance(gone());

        LogsFailure failure = failure(Map.of());

        assertThat(failure.kind()).isEqualTo(Kind.ACCESS_DENIED);
        assertThat(failure).hasMessageContaining("Not this role");
    }

    @Test
    void whoIsRefusedIsNotTakenForTheInstance() throws Exception {
        webIdentity(service.uri(), Files.writeString(dir.resolve("token"), "web token"));
        service.answer(403, REFUSAL);
        try (InstanceMetadata instance = instanceThatAnswers()) {
            instance(instance.uri());

            assertThat(failure(Map.of()).kind()).isEqualTo(Kind.ACCESS_DENIED);
        }
        assertThat(logs.requests()).isEmpty();
    }

    @Test
    void whatIsConfiguredIsWaitedForBesideAnInstanceThatHasARole() throws Exception {
        webIdentity(service.uri(), Files.writeString(dir.resolve("token"), "web token"));
        service.answer(503, "");
        try (InstanceMetadata instance = instanceThatAnswers();
                AwsLogsApi api = api(Map.of())) {
            instance(instance.uri());
            LogsFailure failure = catchThrowableOfType(LogsFailure.class, () -> api.filter(REQUEST));
            service.answer(200, ASSUMED);
            api.filter(REQUEST);

            assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
        }
        assertThat(logs.requests())
                .singleElement()
                .satisfies(request ->
                        assertThat(request.headers().get("authorization")).contains("Credential=ASIAWEB/"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "credential_process = /bin/false",
                "role_arn = arn:aws:iam::123456789012:role/reader\\ncredential_source = EcsContainer",
            })
    void aProfileThatSaysHowIsNotPassedOver(String lines) throws Exception {
        Path config = Files.writeString(
                dir.resolve("config"), "[default]\nregion = eu-west-1\n" + lines.replace("\\n", "\n"));
        properties.set("aws.configFile", config.toString());
        try (InstanceMetadata instance = instanceThatAnswers()) {
            instance(instance.uri());

            assertThat(failure(Map.of()).kind()).isEqualTo(Kind.ACCESS_DENIED);
        }
    }

    @Test
    void aProfileThatOnlyNamesARegionIsPassedOver() throws Exception {
        Path config = Files.writeString(dir.resolve("config"), "[default]\nregion = eu-west-1\n");
        properties.set("aws.configFile", config.toString());
        try (InstanceMetadata instance = instanceThatAnswers();
                AwsLogsApi api = api(Map.of())) {
            instance(instance.uri());
            api.filter(REQUEST);
        }
        assertThat(logs.lastRequest().headers().get("authorization")).contains("Credential=ASIASERVED/");
    }

    @Test
    void aRoleIsAssumedOnceTheServiceThatHasTheCredentialsForItAnswers() throws Exception {
        instance(gone());

        assertThat(failure(Map.of("aws.role.arn", "arn:aws:iam::123456789012:role/reader"))
                        .kind())
                .isEqualTo(Kind.TRANSIENT);
    }

    @Test
    void aProcessThatFailsIsTriedAgain() throws Exception {
        Path config = Files.writeString(dir.resolve("config"), "[profile vault]\ncredential_process = /bin/false\n");
        properties.set("aws.configFile", config.toString());

        LogsFailure failure = failure(Map.of("aws.profile", "vault"));

        assertThat(failure.kind()).isEqualTo(Kind.ACCESS_DENIED);
        assertThat(failure).hasMessageContaining("No AWS credentials");
    }

    @Test
    void whatHasGivenCredentialsOnceIsWaitedForWhateverItSaysLater() throws Exception {
        container(service.uri());
        service.answer(200, KEYS.replace("2099", "2020"));
        service.answer(404, "");
        try (AwsLogsApi api = api(Map.of())) {
            api.filter(REQUEST);
            assertThat(logs.lastRequest().headers().get("authorization")).contains("Credential=ASIASERVED/");

            await().untilAsserted(() -> assertThatThrownBy(() -> api.filter(REQUEST))
                    .asInstanceOf(type(LogsFailure.class))
                    .extracting(LogsFailure::kind)
                    .isEqualTo(Kind.ACCESS_DENIED));
        }
    }

    @Test
    void theSourcesAreAskedInTheOrderOfTheSdksDefaultChain() {
        SdkClientException theirs = catchThrowableOfType(
                SdkClientException.class,
                () -> DefaultCredentialsProvider.builder().build().resolveCredentials());
        String chain = String.valueOf(theirs.getMessage()).split(" : ", 2)[0];
        List<String> expected = Pattern.compile("(\\w+Provider)\\(")
                .matcher(chain)
                .results()
                .map(match -> match.group(1))
                .toList();

        CredentialsException ours =
                catchThrowableOfType(CredentialsException.class, () -> new DefaultChain().resolveCredentials());

        assertThat(Pattern.compile("(\\w+Provider):")
                        .matcher(String.valueOf(ours.getMessage()))
                        .results()
                        .map(match -> match.group(1)))
                .containsExactlyElementsOf(expected);
    }

    private void instance(URI endpoint) {
        properties.set("aws.disableEc2Metadata", "false").set("aws.ec2MetadataServiceEndpoint", endpoint.toString());
    }

    private static InstanceMetadata instanceThatAnswers() throws IOException {
        InstanceMetadata instance = new InstanceMetadata();
        instance.comeBack();
        return instance;
    }

    private void container(URI endpoint) {
        properties.set("aws.containerCredentialsFullUri", endpoint + "/credentials");
    }

    private void webIdentity(URI endpoint, Path token) {
        properties
                .set("aws.webIdentityTokenFile", token.toString())
                .set("aws.roleArn", "arn:aws:iam::123456789012:role/reader")
                .set("aws.region", "eu-west-1")
                .set("aws.endpointUrlSts", endpoint.toString());
    }

    private static URI gone() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }

    private LogsFailure failure(Map<String, String> more) {
        try (AwsLogsApi api = api(more)) {
            return catchThrowableOfType(LogsFailure.class, () -> api.filter(REQUEST));
        }
    }

    private AwsLogsApi api(Map<String, String> more) {
        Map<String, String> props = new HashMap<>(Map.of(
                "log.groups", "payments",
                "topic", "alarms",
                "aws.region", "eu-west-1",
                "aws.endpoint", logs.uri().toString()));
        props.putAll(more);
        SourceConfig config = SourceConfig.of(props);
        return AwsLogsApi.open(config.aws(), config.network(), "1.2.3", InstantSource.system());
    }
}
