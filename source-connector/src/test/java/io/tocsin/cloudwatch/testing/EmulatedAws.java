package io.tocsin.cloudwatch.testing;

import io.tocsin.cloudwatch.aws.AwsLogsApi;
import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** What those do in tests who own the log groups that a source reads, through the AWS SDK. */
public final class EmulatedAws {
    public static final String ACCOUNT = "123456789012";
    private static final Region REGION = Region.EU_WEST_1;

    private EmulatedAws() {}

    /** Does something as the account of the connector. */
    public static void as(CloudWatchEmulator cloudWatch, Consumer<CloudWatchLogsClient> what) {
        as(cloudWatch, ACCOUNT, what);
    }

    /** Does something as an account, which the emulator tells by the access key. */
    public static void as(CloudWatchEmulator cloudWatch, String account, Consumer<CloudWatchLogsClient> what) {
        try (CloudWatchLogsClient client = CloudWatchLogsClient.builder()
                .endpointOverride(cloudWatch.endpoint())
                .region(REGION)
                .httpClientBuilder(Apache5HttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "secret")))
                .build()) {
            what.accept(client);
        }
    }

    /** Settings that lead a connector there. */
    public static Map<String, String> props(URI endpoint, Map<String, String> more) {
        Map<String, String> props = new HashMap<>(Map.of(
                "aws.region",
                REGION.id(),
                "aws.endpoint",
                endpoint.toString(),
                "aws.access.key.id",
                ACCOUNT,
                "aws.secret.access.key",
                "secret",
                "topic",
                "alarms",
                "poll.interval.ms",
                "100"));
        props.putAll(more);
        return props;
    }

    /** An api as a task opens it. */
    public static AwsLogsApi api(SourceConfig config) {
        return AwsLogsApi.open(config.aws(), config.network(), "1.2.3", InstantSource.system());
    }
}
