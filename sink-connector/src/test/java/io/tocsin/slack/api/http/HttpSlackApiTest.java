package io.tocsin.slack.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.api.Envelope;
import io.tocsin.slack.api.Metadata;
import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.message.SlackMessage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSlackApiTest {
    private static final String PATH = "/services/T0/B0/topsecret";
    private static final String TOKEN = "xoxb-topsecret";
    private static final Network NETWORK = new Network(Duration.ofSeconds(5), Duration.ofSeconds(5), null, null);
    private static final SlackMessage MESSAGE = new SlackMessage("{\"text\":\"é\"}", "é");

    private final HttpDouble server = new HttpDouble();
    private final SlackApi webhook = HttpSlackApi.webhook(server.url() + PATH, new SlackConnections(NETWORK));
    private final SlackApi channel =
            HttpSlackApi.channel(server.url() + "/api/", TOKEN, "#alerts", new SlackConnections(NETWORK));

    @AfterEach
    void close() {
        webhook.close();
        channel.close();
        server.close();
    }

    private SendResult byWebhook(int status, String body) {
        server.answer(status, body);
        return webhook.send(MESSAGE);
    }

    private SendResult byToken(int status, String body) {
        server.answer(status, body);
        return channel.send(MESSAGE);
    }

    @Test
    void aWebhookGetsTheMessageAsJson() {
        assertThat(byWebhook(200, "ok")).isEqualTo(new SendResult.Delivered(null));

        assertThat(server.asked)
                .containsExactly(
                        new HttpDouble.Asked(PATH, "{\"text\":\"é\"}", null, "application/json; charset=utf-8"));
    }

    @Test
    void chatPostMessageGetsTheMessageWithChannelAndToken() {
        assertThat(byToken(200, "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.2\"}"))
                .isEqualTo(new SendResult.Delivered("1.2"));

        assertThat(server.asked)
                .containsExactly(new HttpDouble.Asked(
                        "/api/chat.postMessage",
                        "{\"text\":\"é\",\"channel\":\"#alerts\"}",
                        "Bearer " + TOKEN,
                        "application/json; charset=utf-8"));
    }

    @Test
    void anEnvelopeGoesWithTheMessage() {
        server.answer(200, "{\"ok\":true,\"ts\":\"3.4\"}");
        Metadata metadata = new Metadata("tocsin", Map.of("b", "2", "a", "1"));

        channel.send(MESSAGE, new Envelope("1.2", metadata));

        assertThat(server.asked.get(0).body())
                .isEqualTo("{\"text\":\"é\",\"channel\":\"#alerts\",\"thread_ts\":\"1.2\",\"metadata\":"
                        + "{\"event_type\":\"tocsin\",\"event_payload\":{\"a\":\"1\",\"b\":\"2\"}}}");
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_payload, PayloadRefused",
        "400, invalid_blocks, PayloadRefused",
        "400, something_new, Unrecognized",
        "400, <html>Bad Request</html>, Unrecognized",
        "400, invalid_payload for you, Unrecognized",
        "400, invalid_arguments, Unrecognized",
        "400, user_not_found, DestinationRefused",
        "403, action_prohibited, DestinationRefused",
        "403, invalid_token, CredentialRefused",
        "404, channel_not_found, DestinationRefused",
        "404, no_service, CredentialRefused",
        "401, <html>, Unrecognized",
        "403, <html>, Unrecognized",
        "404, <html>, Unrecognized",
        "410, channel_is_archived, DestinationRefused",
        "413, too large, Unrecognized",
        "413, <html>, Unrecognized",
        "500, rollup_error, Ambiguous",
        "503, <html>, Ambiguous",
        "408, '', Ambiguous",
        "302, '', Unrecognized",
        "200, <html>log in first</html>, Ambiguous",
        "200, ' ok', Ambiguous",
        "200, '', Ambiguous"
    })
    void aWebhooksAnswerIsUnderstood(int status, String body, String kind) {
        assertThat(byWebhook(status, body).getClass().getSimpleName()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "200, invalid_blocks, PayloadRefused",
        "200, msg_too_long, PayloadRefused",
        "200, no_text, PayloadRefused",
        "200, metadata_too_large, MetadataRefused",
        "200, channel_not_found, DestinationRefused",
        "200, not_in_channel, DestinationRefused",
        "200, is_archived, DestinationRefused",
        "200, some_error_of_next_year, Unrecognized",
        "200, invalid_arguments, Unrecognized",
        "200, invalid_json, Unrecognized",
        "400, some_error_of_next_year, Unrecognized",
        "200, invalid_auth, CredentialRefused",
        "200, missing_scope, CredentialRefused",
        "200, internal_error, Ambiguous",
        "200, fatal_error, Ambiguous",
        "503, service_unavailable, Ambiguous",
        "500, some_error_of_next_year, Ambiguous"
    })
    void aRefusalOfChatPostMessageIsUnderstood(int status, String error, String kind) {
        assertThat(byToken(status, "{\"ok\":false,\"error\":\"" + error + "\"}")
                        .getClass()
                        .getSimpleName())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"400, <html>Bad Request</html>", "413, ''", "403, <html>", "404, <html>", "302, ''"})
    void thePageOfAProxyIsNoRefusalOfSlacks(int status, String body) {
        assertThat(byToken(status, body)).isInstanceOf(SendResult.Unrecognized.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"error\":\"no_text\"}", "{\"ok\":true,\"error\":\"no_text\"}", "{\"ok\":false,\"error\":7}"})
    void whatIsNotOfSlacksFormIsNoRefusalOfSlacks(String body) {
        assertThat(byToken(400, body)).isInstanceOf(SendResult.Unrecognized.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "\"ok\"", "ok", "{\"ok\":\"maybe\"}", "<html>"})
    void anythingButOkTrueIsNoSuccess(String body) {
        assertThat(byToken(200, body)).isInstanceOf(SendResult.Ambiguous.class);
    }

    @Test
    void whatSlackExplainsIsPassedOn() {
        String body = "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"chat:write\","
                + "\"response_metadata\":{\"messages\":[\"[ERROR] must be less than 3001 characters\"]}}";

        assertThat(byToken(200, body).toString()).contains("#alerts", "missing_scope", "chat:write", "3001");
    }

    @ParameterizedTest
    @CsvSource({"30, 30", "1, 1", "0, 1", "x, 5", "'', 5", "-1, 5"})
    void aLimitSaysHowLongToWait(String header, long seconds) {
        server.retryAfter(header);
        SendResult expected = new SendResult.Limited(Duration.ofSeconds(seconds));

        assertThat(byWebhook(429, "{\"retry_after\":1,\"ok\":false,\"error\":\"rate_limited\"}"))
                .isEqualTo(expected);
        assertThat(byToken(429, "")).isEqualTo(expected);
        assertThat(byToken(200, "{\"ok\":false,\"error\":\"ratelimited\"}")).isEqualTo(expected);
    }

    @Test
    void aLimitWithoutATimeIsFiveSeconds() {
        assertThat(byWebhook(429, "")).isEqualTo(new SendResult.Limited(Duration.ofSeconds(5)));
    }

    @Test
    void aWorkspacesQuotaIsWaitedForLong() {
        assertThat(byToken(200, "{\"ok\":false,\"error\":\"message_limit_exceeded\"}"))
                .isEqualTo(new SendResult.Limited(Duration.ofMinutes(10)));
    }

    @Test
    void aRedirectIsNotFollowed() {
        byToken(302, "");

        assertThat(server.asked).hasSize(1);
    }

    @Test
    void anErrorPageThatQuotesTheAddressDoesNotTellTheSecret() {
        assertThat(byWebhook(404, "not found: " + PATH).toString())
                .contains("not found")
                .doesNotContain("topsecret");
        assertThat(byToken(404, "who is " + TOKEN).toString()).doesNotContain("topsecret");
    }

    @Test
    void withNoServerNothingIsSentAndNoSecretTold() {
        server.close();

        SendResult result = webhook.send(MESSAGE);
        assertThat(result).isInstanceOf(SendResult.NotSent.class);
        assertThat(result.toString()).doesNotContain("topsecret");
    }

    @Test
    void aClosedPortSendsNothing() {
        webhook.close();

        assertThat(webhook.send(MESSAGE)).isInstanceOf(SendResult.NotSent.class);
        assertThat(server.asked).isEmpty();
    }
}
