package io.tocsin.emulator.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.emulator.slack.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InspectionTest {
    private final SlackEmulator slack =
            SlackEmulator.start(SlackOptions.defaults().withClock(new ManualClock()));
    private final SlackClient client = new SlackClient(slack);

    @AfterEach
    void stop() {
        slack.close();
    }

    @Test
    void listsChannelsWithTheirWebhooks() {
        client.webhook("incidents", "{\"text\": \"x\"}");

        JsonNode channels = Json.parse(client.get("/_channels").body()).path("channels");

        assertThat(channels.findValuesAsText("name")).containsExactly("general", "alerts", "incidents");
        assertThat(channels.at("/2/messages").asInt()).isEqualTo(1);
        assertThat(channels.at("/2/webhook").asText())
                .isEqualTo(slack.webhook("incidents").getPath());
    }

    @Test
    void tellsAChannelsMessagesInOrderWithTimes() {
        client.webhook("alerts", "{\"text\": \"first\"}");
        client.webhook("alerts", "{\"text\": \"second\"}");

        JsonNode messages = Json.parse(client.get("/_channels/alerts").body()).path("messages");

        assertThat(messages.at("/0/text").asText()).isEqualTo("first");
        assertThat(messages.at("/0/posted_at").asText()).isEqualTo("2026-11-22T10:00:00.250Z");
        assertThat(messages.at("/0/over_limit").booleanValue()).isFalse();
        assertThat(messages.at("/1/text").asText()).isEqualTo("second");
        assertThat(messages.at("/1/over_limit").booleanValue()).isTrue();
    }

    @Test
    void doesNotKnowEveryChannel() {
        assertThat(client.get("/_channels/nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void thePageComesWithWhatStandsAndNoTextCanBreakOutOfIt() {
        client.webhook("alerts", "{\"text\": \"</script><script>alert(1)</script>\"}");

        String page = client.get("/").body();

        assertThat(page).contains("\\u003c/script>\\u003cscript>alert(1)").doesNotContain("<script>alert(1)");
    }

    @Test
    void servesThePageAndNothingBesideIt() {
        assertThat(client.get("/").body()).contains("<title>Slack emulator</title>");
        assertThat(client.get("/")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .startsWith("default-src 'self'");
        assertThat(client.get("/PageHandler.class").statusCode()).isEqualTo(404);
        assertThat(client.get("/../SlackEmulator.class").statusCode()).isEqualTo(404);
    }
}
