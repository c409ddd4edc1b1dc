package io.tocsin.cloudwatch.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicTemplateTest {
    private static final Origin ORIGIN = new Origin("123456789012", "eu-west-1", "/aws/lambda/payments");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alarms                          | s                         | alarms",
                "{log_group}                     | s                         | aws-lambda-payments",
                "{log_group}.{log_stream}        | 2026/11/22/[$LATEST]4f1c  | aws-lambda-payments.2026-11-22-LATEST-4f1c",
                "logs.{log_group}                | s                         | logs.aws-lambda-payments",
                "{account}_{region}              | s                         | 123456789012_eu-west-1",
                "{log_stream}                    | $1\\{log_group}é          | 1-log_group",
                "{log_stream}                    | []                        | unnamed",
                "{log_stream}                    | ..                        | unnamed",
                "{log_stream}                    | a--b                      | a--b",
            })
    void fillsInAndMakesSafe(String template, String logStream, String expected) {
        assertThat(new TopicTemplate(template).fill(ORIGIN, logStream)).isEqualTo(expected);
    }

    @Test
    void tellsLogGroupsAndLogStreamsApartHoweverOftenItIsAsked() {
        TopicTemplate byGroup = new TopicTemplate("{log_group}");
        TopicTemplate byStream = new TopicTemplate("{log_stream}");
        Origin other = new Origin("123456789012", "eu-west-1", "/aws/lambda/orders");

        assertThat(byGroup.fill(ORIGIN, "s")).isEqualTo("aws-lambda-payments");
        assertThat(byGroup.fill(other, "s")).isEqualTo("aws-lambda-orders");
        assertThat(byGroup.fill(ORIGIN, "t")).isEqualTo("aws-lambda-payments");
        assertThat(byStream.fill(ORIGIN, "s")).isEqualTo("s");
        assertThat(byStream.fill(ORIGIN, "t")).isEqualTo("t");
    }

    @Test
    void cutsToTheLongestNameThatKafkaTakes() {
        assertThat(new TopicTemplate("{log_stream}").fill(ORIGIN, "x".repeat(248) + "/y"))
                .isEqualTo("x".repeat(248));
        assertThat(new TopicTemplate("{log_stream}").fill(ORIGIN, "x".repeat(512)))
                .hasSize(249);
    }

    @Test
    void anAbsentAccountLeavesNothing() {
        assertThat(new TopicTemplate("{account}.{region}").fill(new Origin(null, "eu-west-1", "g"), "s"))
                .isEqualTo(".eu-west-1");
    }

    @Test
    void refusesAnUnknownPlaceholder() {
        assertThatThrownBy(() -> new TopicTemplate("{stream}").fill(ORIGIN, "s"))
                .hasMessageContaining("{stream}");
    }
}
