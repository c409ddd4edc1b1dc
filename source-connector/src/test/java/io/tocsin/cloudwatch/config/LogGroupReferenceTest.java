package io.tocsin.cloudwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cloudwatch.logs.LogGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogGroupReferenceTest {

    /** The configuration knows nothing of the port, so both have the rule; it must be the same one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "payments",
                "/aws/lambda/payments-1_2.3#4",
                "two words",
                "wild*",
                "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/payments",
                "arn:aws-us-gov:logs:us-gov-west-1:123456789012:log-group:a",
                "arn:aws:logs:eu-west-1:123456789012:log-group:a:*",
                "arn:aws:logs:eu-west-1:123456789012:log-group:a:*:*",
                "arn:aws:logs:eu-west-1:123456789012:log-group:a:log-stream:s",
                "payments:*",
                "arn:aws:logs:eu-west-1:12345:log-group:a",
                "arn:aws:s3:::bucket"
            })
    void agreesWithThePort(String text) {
        LogGroupReference reference = new LogGroupReference(text);

        assertThat(LogGroupReference.accepts(text)).isEqualTo(portAccepts(text));
        if (portAccepts(text)) {
            LogGroup group = new LogGroup(text);
            assertThat(reference.region()).isEqualTo(group.region());
            assertThat(reference.account()).isEqualTo(group.account());
            assertThat(reference.identity("r", "a"))
                    .isEqualTo(
                            group.region().orElse("r") + ":" + group.account().orElse("a") + ":" + group.name());
        }
    }

    @Test
    void takesAnArnAsAwsPrintsItWithoutItsEnd() {
        String arn = "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/payments";

        assertThat(LogGroupReference.accepts(arn + ":*")).isTrue();
        assertThat(new LogGroup(arn + ":*")).isEqualTo(new LogGroup(arn));
        assertThat(new LogGroup(arn + ":*").reference()).isEqualTo(arn);
        assertThat(new LogGroupReference(arn + ":*").name()).isEqualTo("/aws/lambda/payments");
    }

    private static boolean portAccepts(String text) {
        try {
            new LogGroup(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
