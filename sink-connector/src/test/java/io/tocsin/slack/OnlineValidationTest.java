package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.slack.api.http.HttpDouble;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code validate.online} against the emulated Slack, over HTTP. */
class OnlineValidationTest {
    private final SlackEmulator slack = SlackEmulator.start(SlackOptions.defaults());
    private final String api = slack.url() + "/api";

    @AfterEach
    void stop() {
        slack.close();
    }

    private Map<String, String> errors(String... pairs) {
        Map<String, String> properties = new HashMap<>();
        properties.put("validate.online", "true");
        properties.put("slack.bot.token", slack.botToken());
        properties.put("slack.channel", "#alerts");
        properties.put("slack.api.url", api);
        for (int i = 0; i < pairs.length; i += 2) {
            properties.put(pairs[i], pairs[i + 1]);
        }
        Map<String, String> errors = new HashMap<>();
        for (ConfigValue value : new SlackSinkConnector().validate(properties).configValues()) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), String.join("\n", value.errorMessages()));
            }
        }
        return errors;
    }

    @Test
    void aGoodTokenIsFine() {
        assertThat(errors()).isEmpty();
    }

    @Test
    void aTokenThatSlackDoesNotKnowIsTold() {
        assertThat(errors("slack.bot.token", "xoxb-topsecret"))
                .hasSize(1)
                .hasEntrySatisfying(
                        "slack.bot.token",
                        error -> assertThat(error)
                                .contains("invalid_auth", "OAuth & Permissions")
                                .doesNotContain("topsecret"));
    }

    @Test
    void aMissingScopeIsNamed() {
        assertThat(errors("slack.bot.token", slack.install("Reader", "channels:read")))
                .hasSize(1)
                .hasEntrySatisfying(
                        "slack.bot.token", error -> assertThat(error).contains("lacks the scope chat:write"));
    }

    @Test
    void theHistoryIsAskedForOnlyWhereItIsRead() {
        String poster = slack.install("Poster", "chat:write");
        String channel = slack.channelId("alerts");

        assertThat(errors("slack.bot.token", poster)).isEmpty();
        for (String[] reading : List.of(
                new String[] {"thread.by", "{{ log_stream }}"},
                new String[] {"delivery.guarantee", "effectively-once"})) {
            assertThat(errors("slack.bot.token", poster, "slack.channel", channel, reading[0], reading[1]))
                    .hasSize(1)
                    .hasEntrySatisfying(
                            "slack.bot.token",
                            error -> assertThat(error).contains("channels:history or groups:history", reading[0]));
        }
    }

    @Test
    void eachTokenIsAskedAboutUnderItsOwnSetting() {
        assertThat(errors(
                        "slack.bot.token", "xoxb-unknown",
                        "routes", "a,b",
                        "routes.a.match.key.equals", "a",
                        "routes.a.bot.token", slack.install("Reader", "channels:read"),
                        "routes.b.match.key.equals", "b",
                        "routes.b.bot.token", slack.botToken()))
                .containsOnlyKeys("slack.bot.token", "routes.a.bot.token");
    }

    @Test
    void nobodyIsAskedUnlessSetOrWhileOtherThingsAreWrong() {
        slack.close();
        assertThat(errors("validate.online", "false")).isEmpty();
        assertThat(errors("rate.burst", "many")).containsOnlyKeys("rate.burst");
    }

    @Test
    void aSlackOutOfReachIsToldAtItsAddress() {
        slack.close();
        assertThat(errors())
                .hasSize(1)
                .hasEntrySatisfying(
                        "slack.api.url",
                        error -> assertThat(error)
                                .contains(
                                        "could not be asked about slack.bot.token",
                                        "proxy.url",
                                        "validate.online=false"));
    }

    @ParameterizedTest
    @CsvSource({
        "502, <html>Bad Gateway</html>",
        "429, ''",
        "200, '{\"ok\":false,\"error\":\"internal_error\"}'",
        "200, yes"
    })
    void whatIsNoAnswerIsNoVerdictOnTheToken(int status, String body) {
        try (HttpDouble server = new HttpDouble()) {
            server.answer(status, body);
            assertThat(errors("slack.api.url", server.url() + "/api/")).containsOnlyKeys("slack.api.url");
        }
    }

    @Test
    void whereSlackDoesNotTellScopesNoneIsMissed() {
        try (HttpDouble server = new HttpDouble()) {
            server.answer(200, "{\"ok\":true}");
            assertThat(errors("slack.api.url", server.url() + "/api/")).isEmpty();
        }
    }

    @Test
    void aWebhookIsNotTried() {
        Map<String, String> properties = Map.of(
                "validate.online",
                "true",
                "slack.webhook.url",
                slack.webhook("alerts").toString());

        assertThat(new SlackSinkConnector().validate(properties).configValues())
                .allSatisfy(value -> assertThat(value.errorMessages()).isEmpty());
        assertThat(slack.messages("alerts")).isEmpty();
    }
}
