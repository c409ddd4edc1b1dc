package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadsValidationTest {
    private static final String WEBHOOK = "https://hooks.slack.com/services/T0/B0/topsecret";
    private static final String BY = "{{ log_stream }}";

    private static Map<String, List<String>> errors(String... pairs) {
        Map<String, String> properties = new HashMap<>();
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

    private static Map<String, List<String>> errorsWithToken(String... pairs) {
        String[] all = new String[pairs.length + 4];
        System.arraycopy(new String[] {"slack.bot.token", "xoxb-1-2-x", "slack.channel", "C0123456789"}, 0, all, 0, 4);
        System.arraycopy(pairs, 0, all, 4, pairs.length);
        return errors(all);
    }

    @Test
    void aTokenAndAChannelIdAreEnough() {
        assertThat(errorsWithToken("thread.by", BY, "thread.max.age.ms", "3600000"))
                .isEmpty();
    }

    @Test
    void blankIsNoThreads() {
        assertThat(errors("slack.webhook.url", WEBHOOK, "thread.by", " ")).isEmpty();
    }

    @Test
    void aWebhookHasNoThreads() {
        assertThat(errors("slack.webhook.url", WEBHOOK, "thread.by", BY))
                .containsOnlyKeys("thread.by")
                .asString()
                .contains("slack.webhook.url", "slack.bot.token")
                .doesNotContain("topsecret");
    }

    @Test
    void digestsHaveNoThreads() {
        assertThat(errorsWithToken("thread.by", BY, "delivery.mode", "digest"))
                .containsOnlyKeys("thread.by")
                .asString()
                .contains("delivery.mode=digest");
    }

    @Test
    void aNameIsNoChannelId() {
        assertThat(errors("slack.bot.token", "xoxb-1-2-x", "slack.channel", "#alerts", "thread.by", BY))
                .containsOnlyKeys("slack.channel")
                .asString()
                .contains("#alerts", "thread.by", "C…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"log_stream", "{{ strem }}", "{{ log_stream"})
    void aBadTemplateIsTold(String by) {
        assertThat(errorsWithToken("thread.by", by)).containsOnlyKeys("thread.by");
    }

    @ParameterizedTest
    @ValueSource(strings = {"59999", "7776000001", "-1", "day"})
    void anAgeIsBetweenAMinuteAndNinetyDays(String age) {
        assertThat(errorsWithToken("thread.by", BY, "thread.max.age.ms", age)).containsOnlyKeys("thread.max.age.ms");
    }

    @Test
    void aRouteWithAWebhookMustSayThatItHasNone() {
        String[] route = {
            "topics", "a,b", "routes", "hook", "routes.hook.match.topic.equals", "a", "routes.hook.webhook.url", WEBHOOK
        };
        assertThat(errorsWithToken(concat(route, "thread.by", BY)))
                .containsOnlyKeys("thread.by")
                .asString()
                .contains("routes.hook.webhook.url", "routes.hook.thread.by");
        assertThat(errorsWithToken(concat(route, "thread.by", BY, "routes.hook.thread.by", "")))
                .isEmpty();
        assertThat(errorsWithToken(concat(route, "routes.hook.thread.by", BY)))
                .containsOnlyKeys("routes.hook.thread.by");
    }

    @Test
    void aRouteToTheConnectorsWebhookHasNone() {
        assertThat(errors(
                        "slack.webhook.url", WEBHOOK,
                        "topics", "a,b",
                        "routes", "one",
                        "routes.one.match.topic.equals", "a",
                        "routes.one.thread.by", BY))
                .containsOnlyKeys("routes.one.thread.by");
    }

    @Test
    void routesNeedChannelIdsWhereTheyHaveThreads() {
        String[] routes = {
            "topics", "a,b,c",
            "routes", "one,two",
            "routes.one.match.topic.equals", "a",
            "routes.one.channel", "#one",
            "routes.two.match.topic.equals", "b",
            "routes.two.channel", "#two"
        };
        assertThat(errorsWithToken(concat(routes, "thread.by", BY)))
                .containsOnlyKeys("routes.one.channel", "routes.two.channel");
        assertThat(errorsWithToken(concat(routes, "routes.one.thread.by", BY)))
                .containsOnlyKeys("routes.one.channel")
                .asString()
                .contains("routes.one.thread.by");
        assertThat(errorsWithToken(concat(routes, "routes.one.thread.by", "{{ nonsense }}")))
                .containsKey("routes.one.thread.by");
    }

    @Test
    void aRouteThatDropsHasNone() {
        String[] route = {
            "topics", "a,b", "routes", "noise", "routes.noise.match.topic.equals", "a", "routes.noise.drop", "true"
        };
        assertThat(errorsWithToken(concat(route, "thread.by", BY))).isEmpty();
        assertThat(errorsWithToken(concat(route, "routes.noise.thread.by", BY)))
                .containsOnlyKeys("routes.noise.thread.by");
    }

    private static String[] concat(String[] some, String... more) {
        String[] all = new String[some.length + more.length];
        System.arraycopy(some, 0, all, 0, some.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
