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
        assertThat(run("get-log-events", "--log-group-name", GROUP, "--log-stream-name", STREAM)
                        .get("events"))
                .hasSize(2);

        AwsCli.Outcome tail = aws.logs("tail", GROUP, "--since", "1h", "--format", "short");
        assertThat(tail.output()).contains("ERROR card declined").contains("all is well");
    }

    /** The pages of the CLI's own paginator. */
    @Test
    void eachKindOfPatternFindsItsEvents() throws Exception {
        put("ERROR card declined", "{\"level\": \"ERROR\", \"code\": 500}", "GET /index.html 404 12 ms", "all is well");

        assertThat(found("?ERROR ?well")).isEqualTo(3);
        assertThat(found("ERROR -level")).isEqualTo(1);
        assertThat(found("\"card declined\"")).isEqualTo(1);
        assertThat(found("%4[0-9]{2}%")).isEqualTo(1);
        assertThat(found("{ $.level = \"ERROR\" && $.code >= 500 }")).isEqualTo(1);
        assertThat(found("[method=GET, path, status=4*, rest]")).isEqualTo(1);
        AwsCli.Outcome refused = aws.logs("filter-log-events", "--log-group-name", GROUP, "--filter-pattern", "[a, a]");
        assertThat(refused.output())
                .contains("(InvalidParameterException)")
                .contains("Invalid filter pattern: the field 'a' is there twice at character 5");
    }

    private int found(String pattern) throws IOException, InterruptedException {
        return run("filter-log-events", "--log-group-name", GROUP, "--filter-pattern", pattern, "--page-size", "1")
                .get("events")
                .size();
    }

    @Test
    void groupsStreamsAndTagsAreDescribed() throws Exception {
        String arn = "arn:aws:logs:eu-west-1:123456789012:log-group:" + GROUP;
        run("tag-resource", "--resource-arn", arn, "--tags", "team=shop");

        assertThat(run("describe-log-groups").at("/logGroups/0/arn").textValue())
                .isEqualTo(arn + ":*");
        assertThat(run("describe-log-streams", "--log-group-name", GROUP)
                        .at("/logStreams/0/logStreamName")
                        .textValue())
                .isEqualTo(STREAM);
        assertThat(run("list-tags-for-resource", "--resource-arn", arn)
                        .at("/tags/team")
                        .textValue())
                .isEqualTo("shop");
        run("untag-resource", "--resource-arn", arn, "--tag-keys", "team");
        run("delete-log-stream", "--log-group-name", GROUP, "--log-stream-name", STREAM);
        run("delete-log-group", "--log-group-name", GROUP);
        assertThat(run("describe-log-groups").get("logGroups")).isEmpty();
    }

    @Test
    void metricFiltersAreTriedPutDescribedAndDeleted() throws Exception {
        String metric = "metricName=Errors,metricNamespace=Shop,metricValue=1,defaultValue=0";
        assertThat(run(
                                "test-metric-filter",
                                "--filter-pattern",
                                "[w1=ERROR, w2]",
                                "--log-event-messages",
                                "ERROR it broke")
                        .at("/matches/0/extractedValues/$w2")
                        .textValue())
                .isEqualTo("it broke");
        run(
                "put-metric-filter",
                "--log-group-name",
                GROUP,
                "--filter-name",
                "errors",
                "--filter-pattern",
                "{ $.level = ERROR }",
                "--metric-transformations",
                metric);
        assertThat(run("describe-metric-filters")
                        .at("/metricFilters/0/metricTransformations/0/defaultValue")
                        .doubleValue())
                .isZero();
        run("delete-metric-filter", "--log-group-name", GROUP, "--filter-name", "errors");
        assertThat(run("describe-metric-filters").get("metricFilters")).isEmpty();
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
