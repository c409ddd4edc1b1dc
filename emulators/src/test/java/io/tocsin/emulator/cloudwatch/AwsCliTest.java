package io.tocsin.emulator.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The AWS CLI's own parser accepts the answers. Each command takes it a second, so there are few tests, each a session. */
class AwsCliTest {
    private static final String GROUP = "/app/shop";
    private static final String STREAM = "web-1";

    private final CloudWatchEmulator emulator = CloudWatchEmulator.start(0);

    @SuppressWarnings("NullAway.Init")
    private AwsCli aws;

    @BeforeEach
    void findCli() throws IOException, InterruptedException {
        aws = AwsCli.at(emulator.endpoint());
        run("create-log-group", "--log-group-name", GROUP);
        run("create-log-stream", "--log-group-name", GROUP, "--log-stream-name", STREAM);
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    private JsonNode run(String... arguments) throws IOException, InterruptedException {
        AwsCli.Outcome outcome = aws.logs(arguments);
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        return new ObjectMapper().readTree(outcome.output());
    }

    private void put(String... messages) throws IOException, InterruptedException {
        StringBuilder events = new StringBuilder("[");
        for (String message : messages) {
            String text = new ObjectMapper().writeValueAsString(message);
            events.append(events.length() == 1 ? "" : ",")
                    .append("{\"timestamp\":" + Instant.now().toEpochMilli() + ",\"message\":" + text + "}");
        }
        run("put-log-events", "--log-group-name", GROUP, "--log-stream-name", STREAM, "--log-events", events + "]");
    }

    @Test
    void eventsArePutFoundAndTailed() throws Exception {
        put("ERROR card declined", "all is well");

        JsonNode found = run("filter-log-events", "--log-group-name", GROUP, "--filter-pattern", "ERROR");
        assertThat(found.at("/events/0/message").textValue()).isEqualTo("ERROR card declined");
        assertThat(found.get("events")).hasSize(1);

        AwsCli.Outcome tail = aws.logs("tail", GROUP, "--since", "1h");
        assertThat(tail.output()).contains("ERROR card declined").contains("all is well");
    }

    @Test
    void groupsStreamsAndMetricFiltersAreDescribed() throws Exception {
        run(
                "put-metric-filter",
                "--log-group-name",
                GROUP,
                "--filter-name",
                "errors",
                "--filter-pattern",
                "ERROR",
                "--metric-transformations",
                "metricName=Errors,metricNamespace=Shop,metricValue=1,defaultValue=0");

        assertThat(run("describe-log-groups").at("/logGroups/0/arn").textValue())
                .isEqualTo("arn:aws:logs:eu-west-1:123456789012:log-group:/app/shop:*");
        assertThat(run("describe-log-streams", "--log-group-name", GROUP)
                        .at("/logStreams/0/logStreamName")
                        .textValue())
                .isEqualTo(STREAM);
        assertThat(run("describe-metric-filters")
                        .at("/metricFilters/0/metricTransformations/0/defaultValue")
                        .doubleValue())
                .isZero();
        run("delete-log-group", "--log-group-name", GROUP);
        assertThat(run("describe-log-groups").get("logGroups")).isEmpty();
    }

    @Test
    void errorsAreToldAsAwsTellsThem() throws Exception {
        AwsCli.Outcome outcome = aws.logs("filter-log-events", "--log-group-name", "/none");

        assertThat(outcome.exitCode()).isEqualTo(254);
        assertThat(outcome.output())
                .contains("An error occurred (ResourceNotFoundException) when calling the FilterLogEvents operation: "
                        + "The specified log group does not exist.");
    }
}
