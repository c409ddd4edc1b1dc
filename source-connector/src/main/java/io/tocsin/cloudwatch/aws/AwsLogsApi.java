package io.tocsin.cloudwatch.aws;

import io.tocsin.cloudwatch.config.AwsSettings;
import io.tocsin.cloudwatch.config.NetworkSettings;
import io.tocsin.cloudwatch.logs.FilterRequest;
import io.tocsin.cloudwatch.logs.LogEvent;
import io.tocsin.cloudwatch.logs.LogGroupsApi;
import io.tocsin.cloudwatch.logs.LogsApi;
import io.tocsin.cloudwatch.logs.LogsFailure;
import io.tocsin.cloudwatch.logs.Page;
import io.tocsin.cloudwatch.logs.Selection;
import java.time.InstantSource;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/** CloudWatch Logs through the AWS SDK. */
public final class AwsLogsApi implements LogsApi {
    private final AwsConnection connection;
    private final InstantSource clock;
    private final Guard guard = new Guard();

    AwsLogsApi(AwsConnection connection, InstantSource clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /**
     * Makes a client. It connects, and looks for credentials, with the first request.
     *
     * @param version of the connector, which AWS sees in the user agent
     * @param clock measures round trips
     */
    public static AwsLogsApi open(AwsSettings aws, NetworkSettings network, String version, InstantSource clock) {
        return new AwsLogsApi(AwsConnection.open(aws, network, version, null), clock);
    }

    @Override
    public Page filter(FilterRequest request) throws LogsFailure {
        long sent = clock.millis();
        FilterLogEventsResponse response =
                guard.call(Question.of(request), () -> connection.logs().filterLogEvents(sdkRequest(request)));
        return page(response, sent);
    }

    /** Lists log groups, until this is closed. */
    public LogGroupsApi groups() {
        return new AwsLogGroupsApi(connection.logs(), guard, clock);
    }

    private static FilterLogEventsRequest sdkRequest(FilterRequest request) {
        FilterLogEventsRequest.Builder builder = FilterLogEventsRequest.builder()
                .startTime(request.from())
                .endTime(request.to())
                .nextToken(request.nextToken());
        select(builder, request.selection());
        String group = request.logGroup().reference();
        return (request.logGroup().isArn() ? builder.logGroupIdentifier(group) : builder.logGroupName(group)).build();
    }

    private static void select(FilterLogEventsRequest.Builder builder, Selection selection) {
        if (!selection.pattern().isEmpty()) {
            builder.filterPattern(selection.pattern());
        }
        if (!selection.logStreams().isEmpty()) {
            builder.logStreamNames(selection.logStreams());
        }
        if (selection.unmask()) {
            builder.unmask(true);
        }
        builder.logStreamNamePrefix(selection.logStreamPrefix());
    }

    private Page page(FilterLogEventsResponse response, long sent) {
        long startedAt = ServerClock.startedAt(response.sdkHttpResponse(), sent, clock.millis());
        return new Page(response.events().stream().map(AwsLogsApi::event).toList(), response.nextToken(), startedAt);
    }

    private static LogEvent event(FilteredLogEvent event) {
        return new LogEvent(
                event.eventId(), event.logStreamName(), event.timestamp(), event.ingestionTime(), event.message());
    }

    @Override
    public void close() {
        guard.close();
        connection.close();
    }
}
