package io.tocsin.cloudwatch.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.cloudwatch.config.AwsSettings;
import io.tocsin.cloudwatch.config.SourceConfig;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** Whoever cannot be made leaves nothing open: a task that fails at its start is started again and again. */
class AwsConnectionTest {
    private final AtomicInteger closed = new AtomicInteger();
    private final SdkHttpClient http = new SdkHttpClient() {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            throw new IllegalStateException("not asked");
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    };

    private static AwsSettings settings(URI endpoint) {
        AwsSettings aws = SourceConfig.of(Map.of(
                        "log.groups", "payments",
                        "topic", "alarms",
                        "aws.region", "eu-west-1",
                        "aws.role.arn", "arn:aws:iam::123456789012:role/reader"))
                .aws();
        return new AwsSettings(aws.region(), endpoint, aws.accountId(), aws.credentials());
    }

    @Test
    void aClientThatCannotBeMadeClosesTheHttpClient() {
        AwsSettings broken = settings(URI.create("no-scheme"));

        assertThatThrownBy(() -> AwsConnection.over(http, broken, "1.2.3", null))
                .isInstanceOf(RuntimeException.class);

        assertThat(closed).hasValue(1);
    }

    @Test
    void credentialsThatCannotBeMadeCloseTheHttpClient() {
        AwsSettings whole = settings(URI.create("https://logs.example.org"));
        URI broken = URI.create("no-scheme");

        assertThatThrownBy(() -> AwsConnection.over(http, whole, "1.2.3", broken))
                .isInstanceOf(RuntimeException.class);

        assertThat(closed).hasValue(1);
    }

    @Test
    void oneThatIsMadeStaysOpenUntilItIsClosed() {
        AwsConnection connection =
                AwsConnection.over(http, settings(URI.create("https://logs.example.org")), "1.2.3", null);
        assertThat(closed).hasValue(0);

        connection.close();

        assertThat(closed).hasValue(1);
    }
}
