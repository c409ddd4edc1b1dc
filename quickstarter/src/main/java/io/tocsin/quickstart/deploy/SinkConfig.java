package io.tocsin.quickstart.deploy;

import io.tocsin.quickstart.plan.Slack;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** Configurations of the sink connector. Secrets are placeholders, which the worker fills in from its environment. */
public final class SinkConfig {
    private SinkConfig() {}

    /** For a webhook of a local Slack, whose URL is no secret. */
    public static Map<String, String> local(URI webhook) {
        Map<String, String> config = common();
        config.put("slack.webhook.url", webhook.toString());
        return config;
    }

    /** For the webhook in {@code SLACK_WEBHOOK_URL}. */
    public static Map<String, String> webhook() {
        Map<String, String> config = common();
        config.put("slack.webhook.url", "${env:SLACK_WEBHOOK_URL}");
        return config;
    }

    /** For the app with the token in {@code SLACK_BOT_TOKEN}. */
    public static Map<String, String> bot(Slack.Bot bot) {
        Map<String, String> config = common();
        config.put("slack.bot.token", "${env:SLACK_BOT_TOKEN}");
        config.put("slack.channel", bot.channel());
        if (bot.ownApi()) {
            config.put("slack.api.url", "${env:SLACK_API_URL}");
        }
        return config;
    }

    private static Map<String, String> common() {
        Map<String, String> config = new TreeMap<>();
        config.put("connector.class", "io.tocsin.slack.SlackSinkConnector");
        config.put("tasks.max", "1");
        config.put("topics", ConnectorNames.TOPIC);
        return config;
    }
}
