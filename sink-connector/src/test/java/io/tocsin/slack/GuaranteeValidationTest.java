package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuaranteeValidationTest {
    private static final String WEBHOOK = "https://hooks.slack.com/services/T0/B0/topsecret";

    private static Map<String, List<String>> errors(String... pairs) {
        Map<String, String> properties = new HashMap<>(Map.of("delivery.guarantee", "effectively-once"));
        for (int i = 0; i < pairs.length; i += 2) {
            properties.put(pairs[i], pairs[i + 1]);
        }
        Map<String, List<String>> errors = new HashMap<>();
        for (ConfigValue value : new SlackSinkConnector().validate(properties).configValues()) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), value.errorMessages());
            }
        }
        return errors;
    }

    @ParameterizedTest
    @ValueSource(strings = {"C0123456789", "G0123456789", "D0123456789"})
    void aTokenAndAChannelIdAreEnough(String channel) {
        assertThat(errors("slack.bot.token", "xoxb-1-2-x", "slack.channel", channel))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#alerts", "alerts", "U0123456789"})
    void aNameOrAPersonIsNoChannelId(String channel) {
        assertThat(errors("slack.bot.token", "xoxb-1-2-x", "slack.channel", channel))
                .containsOnlyKeys("slack.channel")
                .extractingByKey("slack.channel")
                .asString()
                .contains(channel, "effectively-once", "C…");
    }

    @Test
    void aWebhookCannotBeReadBack() {
        assertThat(errors("slack.webhook.url", WEBHOOK))
                .containsOnlyKeys("slack.webhook.url")
                .asString()
                .contains("bot token")
                .doesNotContain("topsecret");
    }

    @Test
    void routesAreLookedAtToo() {
        assertThat(errors(
                        "slack.bot.token", "xoxb-1-2-x",
                        "routes", "one,two,rest",
                        "routes.one.match.topic.equals", "a",
                        "routes.one.channel", "#one",
                        "routes.two.match.topic.equals", "b",
                        "routes.two.webhook.url", WEBHOOK,
                        "routes.rest.channel", "C0123456789",
                        "topics", "a,b,c"))
                .containsOnlyKeys("routes.one.channel", "routes.two.webhook.url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "né"})
    void anEpochIsAName(String epoch) {
        assertThat(errors("slack.bot.token", "xoxb-1-2-x", "slack.channel", "C0123456789", "delivery.epoch", epoch))
                .containsOnlyKeys("delivery.epoch");
    }

    @Test
    void aNameDoesAtLeastOnce() {
        assertThat(errors(
                        "delivery.guarantee", "at-least-once",
                        "slack.bot.token", "xoxb-1-2-x",
                        "slack.channel", "#alerts"))
                .isEmpty();
    }
}
