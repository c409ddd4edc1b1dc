package io.tocsin.emulator.cloudwatch;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/** An emulator with a clock of its own, and the unmodified AWS SDK to talk to it. Holds the log group {@value #GROUP}. */
final class Bench implements AutoCloseable {
    static final String GROUP = "/app/payments";
    static final String STREAM = "one";

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    final SteppingClock clock = new SteppingClock();
    final CloudWatchEmulator emulator;
    final CloudWatchLogsClient logs;

    private Bench(UnaryOperator<EmulatorOptions> options) {
        emulator = CloudWatchEmulator.start(
                options.apply(EmulatorOptions.onPort(0).withClock(clock).withQuotas(false)));
        logs = client(emulator.endpoint(), "key", "eu-west-1");
        logs.createLogGroup(request -> request.logGroupName(GROUP));
        createStream(STREAM);
    }

    static Bench open() {
        return open(options -> options);
    }

    static Bench open(UnaryOperator<EmulatorOptions> options) {
        return new Bench(options);
    }

    /** Without retries, so that each answer is seen. */
    static CloudWatchLogsClient client(URI endpoint, String accessKey, String region) {
        return configure(CloudWatchLogsClient.builder(), endpoint, accessKey, region)
                .overrideConfiguration(
                        override -> override.apiCallTimeout(TIMEOUT).retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    /** As a program would have it, but more patient. */
    static CloudWatchLogsClient retryingClient(URI endpoint) {
        return configure(CloudWatchLogsClient.builder(), endpoint, "key", "eu-west-1")
                .overrideConfiguration(override -> override.retryStrategy(DefaultRetryStrategy.standardStrategyBuilder()
                        .maxAttempts(30)
                        .circuitBreakerEnabled(false)
                        .backoffStrategy(BackoffStrategy.retryImmediately())
                        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                        .build()))
                .build();
    }

    static CloudWatchLogsAsyncClient asyncClient(URI endpoint) {
        return configure(CloudWatchLogsAsyncClient.builder(), endpoint, "key", "eu-west-1")
                .httpClientBuilder(NettyNioAsyncHttpClient.builder().maxConcurrency(100))
                .build();
    }

    private static <B extends AwsClientBuilder<B, ?>> B configure(
            B builder, URI endpoint, String accessKey, String region) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "secret")));
    }

    void createStream(String stream) {
        logs.createLogStream(request -> request.logGroupName(GROUP).logStreamName(stream));
    }

    static InputLogEvent event(Instant timestamp, String message) {
        return InputLogEvent.builder()
                .timestamp(timestamp.toEpochMilli())
                .message(message)
                .build();
    }

    /** Puts messages with the clock's time into {@value #STREAM}. */
    void put(String... messages) {
        put(
                STREAM,
                Arrays.stream(messages)
                        .map(text -> event(clock.instant(), text))
                        .toList());
    }

    void put(String stream, List<InputLogEvent> events) {
        logs.putLogEvents(
                request -> request.logGroupName(GROUP).logStreamName(stream).logEvents(events));
    }

    FilterLogEventsResponse filter(Consumer<FilterLogEventsRequest.Builder> query) {
        return logs.filterLogEvents(request -> query.accept(request.logGroupName(GROUP)));
    }

    static List<String> messages(FilterLogEventsResponse page) {
        return page.events().stream().map(FilteredLogEvent::message).toList();
    }

    @Override
    public void close() {
        logs.close();
        emulator.close();
    }
}
