package io.tocsin.emulator.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookTest {
    private final ManualClock clock = new ManualClock();
    private final SlackEmulator slack =
            SlackEmulator.start(SlackOptions.defaults().withClock(clock).withPace(1, 2));
    private final SlackClient client = new SlackClient(slack);

    @AfterEach
    void stop() {
        slack.close();
    }

    @Test
    void takesAMessageAndAnswersOk() {
        HttpResponse<String> answer = client.webhook("alerts", "{\"text\": \"disk &lt;full&gt;\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("ok");
        assertThat(slack.messages("alerts")).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("disk <full>");
            assertThat(message.json().path("text").asText()).isEqualTo("disk &lt;full&gt;");
            assertThat(message.postedAt()).isEqualTo(clock.instant());
            assertThat(message.ts()).isEqualTo("1795341600.250000");
        });
    }

    @Test
    void keepsMessagesInOrderWithTimestampsOfTheirOwn() {
        client.webhook("alerts", "{\"text\": \"first\"}");
        client.webhook("alerts", "{\"text\": \"second\"}");

        assertThat(slack.messages("alerts")).extracting(PostedMessage::text).containsExactly("first", "second");
        assertThat(slack.messages("alerts"))
                .extracting(PostedMessage::ts)
                .containsExactly("1795341600.250000", "1795341600.250001");
    }

    @Test
    void takesAFormWithAPayload() {
        HttpResponse<String> answer = client.webhook("alerts", "payload=%7B%22text%22%3A%22hello+there%22%7D");

        assertThat(answer.body()).isEqualTo("ok");
        assertThat(slack.messages("alerts")).extracting(PostedMessage::text).containsExactly("hello there");
    }

    @Test
    void takesNullForAbsent() {
        HttpResponse<String> answer = client.webhook(
                "alerts", "{\"text\": \"x\", \"blocks\": null, \"attachments\": null, \"metadata\": null}");

        assertThat(answer.body()).isEqualTo("ok");
        assertThat(slack.messages("alerts").get(0).json().has("blocks")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"text": "unfinished                                            | 400 | invalid_payload
                    ["not", "an", "object"]                                         | 400 | invalid_payload
                    {}                                                              | 400 | no_text
                    {"text": " "}                                                   | 400 | no_text
                    {"blocks": "nonsense"}                                          | 400 | invalid_blocks_format
                    {"blocks": [{"type": "section"}]}                               | 400 | invalid_blocks
                    {"attachments": [{"color": "good"}]}                            | 400 | no_text
                    {"attachments": [{"blocks": [{"type": "nothing"}]}]}            | 400 | invalid_attachments
                    {"text": "x", "metadata": {"event_type": "alert"}}              | 400 | invalid_metadata_format
                    """)
    void refusesInPlainTextWhatSlackRefuses(String payload, int status, String body) {
        HttpResponse<String> answer = client.webhook("alerts", payload);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(slack.messages("alerts")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/services/T0/B0/secret, 404, no_team",
        "/services/TEAM/B0/secret, 404, no_service",
        "/services/TEAM/HOOK/secret, 403, invalid_token",
        "/services/TEAM, 404, no_service"
    })
    void knowsOnlyItsOwnUrls(String path, int status, String body) {
        String[] known = slack.webhook("alerts").getPath().split("/", -1);
        URI url = client.at(path.replace("TEAM", known[2]).replace("HOOK", known[3]));

        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(url).POST(BodyPublishers.ofString("{\"text\": \"hi\"}")));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
    }

    @Test
    void givesAChannelTheSameUrlEachTime() {
        try (SlackEmulator restarted = SlackEmulator.start(0)) {
            assertThat(restarted.webhook("alerts").getPath())
                    .isEqualTo(slack.webhook("#alerts").getPath())
                    .matches("/services/T[A-Z0-9]{10}/B[A-Z0-9]{10}/[A-Za-z0-9]{24}");
        }
    }

    @Test
    void slowsDownWhoeverIsTooFast() {
        client.webhook("alerts", "{\"text\": \"1\"}");
        client.webhook("alerts", "{\"text\": \"2\"}");

        HttpResponse<String> answer = client.webhook("alerts", "{\"text\": \"3\"}");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.body()).isEqualTo("{\"retry_after\":1,\"ok\":false,\"error\":\"rate_limited\"}");
        assertThat(slack.messages("alerts")).hasSize(2);
    }

    @Test
    void takesTheNextOneASecondLaterAndOtherChannelsAtOnce() {
        client.webhook("alerts", "{\"text\": \"1\"}");
        client.webhook("alerts", "{\"text\": \"2\"}");
        clock.advance(Duration.ofSeconds(1));

        assertThat(client.webhook("alerts", "{\"text\": \"3\"}").statusCode()).isEqualTo(200);
        assertThat(client.webhook("alerts", "{\"text\": \"4\"}").statusCode()).isEqualTo(429);
        assertThat(client.webhook("general", "{\"text\": \"4\"}").statusCode()).isEqualTo(200);
    }

    @Test
    void answersOnlyToPost() {
        assertThat(client.get(slack.webhook("alerts").getPath()).statusCode()).isEqualTo(405);
    }
}
