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
        return over(HttpClients.create(network), aws, version, stsEndpoint);
    }

    /** @param http whose it is from now on; closed if the rest cannot be made */
    static AwsConnection over(SdkHttpClient http, AwsSettings aws, String version, @Nullable URI stsEndpoint) {
        Credentials credentials = null;
        try {
            credentials = Credentials.of(aws, http, stsEndpoint);
            return new AwsConnection(client(aws, version, credentials, http), credentials, http);
        } catch (RuntimeException e) {
            http.close();
            Credentials.close(credentials);
            throw e;
        }
    }

    private static CloudWatchLogsClient client(
            AwsSettings aws, String version, Credentials credentials, SdkHttpClient http) {
        CloudWatchLogsClientBuilder builder = CloudWatchLogsClient.builder()
                .region(Region.of(aws.region()))
                .credentialsProvider(credentials)
                .httpClient(http)
                .overrideConfiguration(overrides(version));
        if (aws.endpoint() != null) {
            builder.endpointOverride(aws.endpoint());
        }
        return builder.build();
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
