package io.tocsin.quickstart.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.quickstart.plan.Logs;
import io.tocsin.quickstart.plan.Slack;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ConfigsTest {
    private static final URI LOCAL = URI.create("http://127.0.0.1:1");

    @Test
    void secrets_are_left_to_the_worker() {
        assertThat(SinkConfig.webhook()).containsEntry("slack.webhook.url", "${env:SLACK_WEBHOOK_URL}");
        assertThat(SinkConfig.bot(new Slack.Bot("#a", true)))
                .containsEntry("slack.bot.token", "${env:SLACK_BOT_TOKEN}")
                .containsEntry("slack.api.url", "${env:SLACK_API_URL}")
                .containsEntry("slack.channel", "#a");
        assertThat(SinkConfig.bot(new Slack.Bot("#a", false))).doesNotContainKey("slack.api.url");
    }

    @Test
    void a_local_log_group_is_read_from_its_first_event_on() {
        assertThat(new SourceConfig("ERROR").local(LOCAL, "eu-west-1", "123456789012", "/shop"))
                .containsEntry("start.from", "earliest")
                .containsEntry("filter.pattern", "ERROR")
                .containsEntry("aws.endpoint", "http://127.0.0.1:1");
    }

    @Test
    void of_aws_only_what_was_given_is_set() {
        assertThat(new SourceConfig("").aws(new Logs.Aws("/a", "-PT5M", null, "p", null)))
                .containsEntry("start.from", "-PT5M")
                .containsEntry("aws.profile", "p")
                .doesNotContainKeys("aws.region", "aws.endpoint", "filter.pattern", "aws.access.key.id");
    }
}
