package io.tocsin.cloudwatch.aws;

import io.tocsin.cloudwatch.config.AwsSettings;
import io.tocsin.cloudwatch.config.NetworkSettings;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClientBuilder;

/** A client of CloudWatch Logs with all that it stands on. */
record AwsConnection(CloudWatchLogsClient logs, Credentials credentials, SdkHttpClient http) implements AutoCloseable {
    /** Above all that the HTTP client waits for, so that it ends only a body that trickles. */
    private static final Duration WHOLE_CALL = Duration.ofMinutes(2);

    static AwsConnection open(AwsSettings aws, NetworkSettings network, String version, @Nullable URI stsEndpoint) {
        SdkHttpClient http = HttpClients.create(network);
        Credentials credentials = Credentials.of(aws, http, stsEndpoint);
        CloudWatchLogsClientBuilder builder = CloudWatchLogsClient.builder()
                .region(Region.of(aws.region()))
                .credentialsProvider(credentials)
                .httpClient(http)
                .overrideConfiguration(overrides(version));
        if (aws.endpoint() != null) {
            builder.endpointOverride(aws.endpoint());
        }
        return new AwsConnection(builder.build(), credentials, http);
    }

    /** The SDK must not retry: the scans back off by kind of failure, and a hidden retry would spend their request budget. */
    private static ClientOverrideConfiguration overrides(String version) {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .apiCallTimeout(WHOLE_CALL)
                .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, "tocsin/" + version)
                .build();
    }

    /** The HTTP client goes first, since that ends requests in flight, which the others might wait for. */
    @Override
    public void close() {
        http.close();
        logs.close();
        credentials.close();
    }
}
