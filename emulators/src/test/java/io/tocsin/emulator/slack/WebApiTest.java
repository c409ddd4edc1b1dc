package io.tocsin.emulator.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebApiTest {
    private final SlackEmulator slack = SlackEmulator.start(
            SlackOptions.defaults().withClock(new ManualClock()).withPace(1, 2));
    private final SlackClient client = new SlackClient(slack);

    @AfterEach
    void stop() {
        slack.close();
    }

    @Test
    void saysToWhomATokenBelongs() {
        JsonNode answer = client.api("auth.test", "");

        assertThat(answer.path("ok").booleanValue()).isTrue();
        assertThat(answer.path("team_id").asText()).startsWith("T");
        assertThat(answer.path("user_id").asText()).startsWith("U");
        assertThat(answer.path("bot_id").asText()).startsWith("B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alerts", "#alerts", "ID"})
    void postsToAChannelByNameOrIdAndAnswersWithTheId(String channel) {
        String id = slack.channelId("alerts");

        JsonNode answer = client.api(
                "chat.postMessage", "{\"channel\": \"" + channel.replace("ID", id) + "\", \"text\": \"hello\"}");

        assertThat(answer.path("ok").booleanValue()).isTrue();
        assertThat(answer.path("channel").asText()).isEqualTo(id);
        assertThat(answer.path("ts").asText()).isEqualTo("1795341600.250000");
        assertThat(answer.path("message").path("text").asText()).isEqualTo("hello");
        assertThat(slack.messages("alerts")).hasSize(1);
    }

    @Test
    void answersWithTheWholeMessageInAscii() {
        String body = client.apiResponse("chat.postMessage", "{\"channel\": \"alerts\", \"text\": \"エラー\"}")
                .body();

        assertThat(body).contains("\"text\":\"\\u30A8\\u30E9\\u30FC\"");
        assertThat(slack.messages("alerts")).extracting(PostedMessage::text).containsExactly("エラー");
    }

    @Test
    void takesAFormWithJsonInItsFields() {
        String blocks = "[{\"type\": \"header\", \"text\": {\"type\": \"plain_text\", \"text\": \"Disk full\"}}]";

        JsonNode answer = client.form(
                "chat.postMessage",
                "channel=alerts&token=" + slack.botToken() + "&blocks="
                        + URLEncoder.encode(blocks, StandardCharsets.UTF_8));

        assertThat(answer.path("ok").booleanValue()).isTrue();
        assertThat(slack.messages("alerts")).extracting(PostedMessage::text).containsExactly("Disk full");
    }

    @Test
    void keepsWhatWasPostedAndAddsWhatSlackAdds() {
        client.api("chat.postMessage", """
                {"channel": "alerts", "text": "t",
                 "metadata": {"event_type": "e", "event_payload": {"range": "a:0:1-2"}},
                 "attachments": [{"color": "danger", "blocks": [{"type": "divider"}]}]}
                """);

        JsonNode message = slack.messages("alerts").get(0).json();
        assertThat(message.at("/metadata/event_payload/range").asText()).isEqualTo("a:0:1-2");
        assertThat(message.at("/attachments/0/color").asText()).isEqualTo("a30200");
        assertThat(message.at("/attachments/0/id").asInt()).isEqualTo(1);
        assertThat(message.at("/attachments/0/blocks/0/block_id").asText()).isNotEmpty();
        assertThat(message.at("/bot_profile/name").asText()).isEqualTo("Tocsin");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"text": "x"}                                               | channel_not_found
                    {"channel": "nowhere", "text": "x"}                         | channel_not_found
                    {"channel": "alerts"}                                       | no_text
                    {"channel": "alerts", "text": "x", "markdown_text": "y"}    | markdown_text_conflict
                    {"channel": "alerts", "text": "x", "attachments": {}}       | invalid_attachments
                    {"channel": "alerts"                                        | invalid_json
                    [1]                                                         | json_not_object
                    """)
    void refusesWithStatus200AndOkFalse(String arguments, String error) {
        HttpResponse<String> answer = client.apiResponse("chat.postMessage", arguments);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"ok\":false,\"error\":\"" + error + "\"}");
    }

    @Test
    void refusesTextThatIsTooLong() {
        assertThat(post("\"text\": \"" + "x".repeat(4000) + "\"")).isEmpty();
        assertThat(post("\"text\": \"" + "x".repeat(4001) + "\"")).isEqualTo("msg_too_long");
    }

    @Test
    void refusesTooManyAttachments() {
        String attachments = "{\"text\": \"a\"},".repeat(100);

        assertThat(post("\"attachments\": [" + attachments + "{\"text\": \"a\"}]"))
                .isEqualTo("too_many_attachments");
    }

    @Test
    void refusesBlocksThatAreTooLongTogether() {
        String section =
                "{\"type\": \"section\", \"text\": {\"type\": \"mrkdwn\", \"text\": \"" + "x".repeat(2500) + "\"}}";

        assertThat(post("\"blocks\": [" + section + "," + section + "," + section + "]"))
                .isEmpty();
        assertThat(post("\"attachments\": [{\"blocks\": [" + section + "," + section + "]}], \"blocks\": [" + section
                        + "," + section + "," + section + "]"))
                .isEqualTo("msg_blocks_too_long");
    }

    @Test
    void saysWhatIsWrongWithBlocksAndWhere() {
        JsonNode answer = client.api(
                "chat.postMessage",
                "{\"channel\": \"alerts\", \"blocks\": [{\"type\": \"section\", \"text\": "
                        + "{\"type\": \"mrkdwn\", \"text\": \"" + "x".repeat(3001) + "\"}}]}");

        assertThat(answer)
                .hasToString("{\"ok\":false,\"error\":\"invalid_blocks\",\"errors\":["
                        + "\"failed to match all allowed schemas [json-pointer:/blocks/0/text]\","
                        + "\"must be less than 3001 characters [json-pointer:/blocks/0/text/text]\"],"
                        + "\"response_metadata\":{\"messages\":["
                        + "\"[ERROR] failed to match all allowed schemas [json-pointer:/blocks/0/text]\","
                        + "\"[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]\"]}}");
    }

    @Test
    void slowsDownWhoeverIsTooFast() {
        assertThat(post("\"text\": \"1\"")).isEmpty();
        assertThat(post("\"text\": \"2\"")).isEmpty();

        HttpResponse<String> answer =
                client.apiResponse("chat.postMessage", "{\"channel\": \"alerts\", \"text\": \"3\"}");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.body()).isEqualTo("{\"retry_after\":1,\"ok\":false,\"error\":\"rate_limited\"}");
    }

    @Test
    void knowsItsMethodsAndTokens() {
        assertThat(client.api("chat.nothing", "{}"))
                .hasToString("{\"ok\":false,\"error\":\"unknown_method\",\"req_method\":\"chat.nothing\"}");
        assertThat(client.form("auth.test", "")).hasToString("{\"ok\":false,\"error\":\"not_authed\"}");
        assertThat(client.form("auth.test", "token=xoxb-other"))
                .hasToString("{\"ok\":false,\"error\":\"invalid_auth\"}");
    }

    @Test
    void warnsOfAMissingCharset() {
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(client.at("/api/auth.test"))
                .header("Authorization", "Bearer " + slack.botToken())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(answer.body())
                .endsWith(
                        "\"warning\":\"missing_charset\",\"response_metadata\":{\"warnings\":[\"missing_charset\"]}}");
    }

    /** The error with which a post to #alerts is refused; empty if it is taken. */
    private String post(String rest) {
        return client.api("chat.postMessage", "{\"channel\": \"alerts\", " + rest + "}")
                .path("error")
                .asText();
    }
}
