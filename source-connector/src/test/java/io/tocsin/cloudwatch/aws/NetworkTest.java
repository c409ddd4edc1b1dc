package io.tocsin.cloudwatch.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.logs.FilterRequest;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.logs.LogsFailure;
import io.tocsin.cloudwatch.logs.LogsFailure.Kind;
import io.tocsin.cloudwatch.logs.Selection;
import io.tocsin.cloudwatch.testing.ScriptedAws;
import io.tocsin.cloudwatch.testing.TestCertificates;
import io.tocsin.cloudwatch.testing.TinyProxy;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** As behind a company's proxy that looks into TLS: AWS's own host names, reached by a tunnel, with a private authority. */
@Timeout(60)
class NetworkTest {
    private static final FilterRequest REQUEST =
            new FilterRequest(new LogGroup("payments"), Selection.matching(""), 0, 1, null);
    private static final String EMPTY = "{\"events\":[]}";
    private static final String ASSUMED = """
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
              <AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/reader/tocsin</Arn><AssumedRoleId>A:t</AssumedRoleId>
              </AssumedRoleUser>
              <Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>role secret</SecretAccessKey>
                <SessionToken>role-token</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>
            </AssumeRoleResult></AssumeRoleResponse>
            """;

    private static TestCertificates certificates;

    private ScriptedAws server;
    private TinyProxy proxy;

    @BeforeAll
    static void makeCertificates(@TempDir Path dir) throws Exception {
        certificates = TestCertificates.in(dir, "dns:logs.eu-west-1.amazonaws.com,dns:sts.eu-west-1.amazonaws.com");
    }

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedAws(certificates.server());
        proxy = new TinyProxy(server.uri(), "user", "proxy password");
    }

    @AfterEach
    void stop() throws Exception {
        proxy.close();
        server.close();
    }

    @Test
    void reachesTheRegionsEndpointThroughTheProxyTrustingThePrivateAuthority() throws Exception {
        server.answer(200, EMPTY);

        try (AwsLogsApi api = api(Map.of())) {
            assertThat(api.filter(REQUEST).events()).isEmpty();
        }
        assertThat(proxy.tunnels()).containsExactly("logs.eu-west-1.amazonaws.com:443");
        assertThat(server.lastRequest().headers())
                .containsEntry("host", "logs.eu-west-1.amazonaws.com")
                .doesNotContainKey("proxy-authorization");
    }

    @Test
    void assumesARoleOverTheSameWay() throws Exception {
        server.answer(200, ASSUMED);
        server.answer(200, EMPTY);
        server.answer(200, EMPTY);

        try (AwsLogsApi api = api(Map.of(
                "aws.role.arn", "arn:aws:iam::123456789012:role/reader",
                "aws.role.external.id", "the-external-id",
                "aws.role.session.name", "the-session"))) {
            api.filter(REQUEST);
            api.filter(REQUEST);
        }

        assertThat(proxy.tunnels())
                .containsExactly("sts.eu-west-1.amazonaws.com:443", "logs.eu-west-1.amazonaws.com:443");
        assertThat(server.requests().get(0).body())
                .contains("Action=AssumeRole", "ExternalId=the-external-id", "RoleSessionName=the-session");
        assertThat(server.requests()).hasSize(3);
        assertThat(server.lastRequest().headers()).containsEntry("x-amz-security-token", "role-token");
    }

    @Test
    void tellsWhichRoleCouldNotBeAssumed() throws Exception {
        server.answer(
                403,
                "<ErrorResponse><Error><Code>AccessDenied</Code><Message>not authorized to perform: sts:AssumeRole</Message>"
                        + "</Error></ErrorResponse>");

        LogsFailure failure = failure(Map.of("aws.role.arn", "arn:aws:iam::123456789012:role/reader"));

        assertThat(failure.kind()).isEqualTo(Kind.ACCESS_DENIED);
        assertThat(failure)
                .hasMessageContaining("not authorized to perform: sts:AssumeRole")
                .hasMessageContaining("check aws.role.arn");
    }

    @Test
    void aPassingTroubleOfAssumingARoleIsTransient() throws Exception {
        server.answer(503, "<ErrorResponse><Error><Code>ServiceUnavailable</Code></Error></ErrorResponse>");

        assertThat(failure(Map.of("aws.role.arn", "arn:aws:iam::123456789012:role/reader"))
                        .kind())
                .isEqualTo(Kind.TRANSIENT);
    }

    @Test
    void withoutTheAuthorityTheServerIsNotTrusted() throws Exception {
        LogsFailure failure = failure(Map.of("tls.ca.file", ""));

        assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(failure).hasMessageContaining("name that authority in tls.ca.file");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aProxyThatRefusesTheUserIsNamedAndThePasswordIsNot() throws Exception {
        LogsFailure failure = failure(Map.of("proxy.password", "hunter2"));

        assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(Throwables.getStackTrace(failure)).contains("407").doesNotContain("hunter2");
        assertThat(proxy.tunnels()).isEmpty();
    }

    @Test
    void theDefaultAuthoritiesAreStillTrusted() throws Exception {
        TrustManagerFactory defaults = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        defaults.init((KeyStore) null);

        assertThat(issuers(AuthorityTrust.inAdditionToDefaults(certificates.certificate())))
                .contains(issuers(defaults.getTrustManagers()))
                .hasSize(issuers(defaults.getTrustManagers()).length + 1);
    }

    private static X509Certificate[] issuers(TrustManager... managers) {
        return Arrays.stream(managers)
                .map(X509TrustManager.class::cast)
                .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
                .toArray(X509Certificate[]::new);
    }

    private LogsFailure failure(Map<String, String> more) throws Exception {
        try (AwsLogsApi api = api(more)) {
            return catchThrowableOfType(LogsFailure.class, () -> api.filter(REQUEST));
        }
    }

    private AwsLogsApi api(Map<String, String> more) {
        Map<String, String> props = new HashMap<>(Map.of(
                "log.groups", "payments",
                "topic", "alarms",
                "aws.region", "eu-west-1",
                "aws.access.key.id", "AKIDEXAMPLE",
                "aws.secret.access.key", "a secret",
                "proxy.url", proxy.uri().toString(),
                "proxy.user", "user",
                "proxy.password", "proxy password",
                "tls.ca.file", certificates.certificate().toString()));
        props.putAll(more);
        SourceConfig config = SourceConfig.of(props);
        return AwsLogsApi.open(config.aws(), config.network(), "1.2.3", InstantSource.system());
    }
}
