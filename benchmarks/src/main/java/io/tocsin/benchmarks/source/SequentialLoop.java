package io.tocsin.benchmarks.source;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;

/** The plain way to read a log group: the AWS SDK's paginator, one page after the other. It counts events and does nothing else. */
final class SequentialLoop implements AutoCloseable {
    /** What a loop found. */
    record Count(long events, long pages, Duration took) {
        double eventsPerSecond() {
            return events * 1e9 / took.toNanos();
        }
    }

    private final CloudWatchLogsClient client;

    SequentialLoop(URI endpoint, String region) {
        client = CloudWatchLogsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(Apache5HttpClient.create())
                .build();
    }

    Count read(String group, String pattern, Instant from) {
        FilterLogEventsRequest request = FilterLogEventsRequest.builder()
                .logGroupName(group)
                .filterPattern(pattern)
                .startTime(from.toEpochMilli())
                .build();
        long before = System.nanoTime();
        long events = 0;
        long pages = 0;
        for (FilterLogEventsResponse page : client.filterLogEventsPaginator(request)) {
            events += page.events().size();
            pages++;
        }
        return new Count(events, pages, Duration.ofNanos(System.nanoTime() - before));
    }

    @Override
    public void close() {
        client.close();
    }
}
