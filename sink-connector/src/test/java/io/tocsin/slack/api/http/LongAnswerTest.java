package io.tocsin.slack.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.slack.api.Metadata;
import io.tocsin.slack.api.PostedMessage;
import io.tocsin.slack.api.ReadRequest;
import io.tocsin.slack.api.ReadResult;
import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.message.SlackMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slack tells each message again, six bytes for a character that is not ASCII, and pages of history hold many such messages. */
class LongAnswerTest {
    private static final String TOKEN = "xoxb-topsecret";
    private static final Network NETWORK = new Network(Duration.ofSeconds(30), Duration.ofSeconds(30), null, null);
    private static final SlackMessage MESSAGE = new SlackMessage("{\"text\":\"x\"}", "x");

    private final HttpDouble server = new HttpDouble();
    private final SlackApi channel =
            HttpSlackApi.channel(server.url() + "/api/", TOKEN, "C0123456789", new SlackConnections(NETWORK));

    @AfterEach
    void close() {
        channel.close();
        server.close();
    }

    private SendResult answered(String body) {
        server.answer(200, body);
        return channel.send(MESSAGE);
    }

    private static String field(int number) {
        return "{\"type\":\"plain_text\",\"text\":\"" + number + "エラー".repeat(65) + "\"}";
    }

    /** Five sections of nine fields each. */
    private static SlackMessage japanese() {
        String sections = IntStream.range(0, 5)
                .mapToObj(section -> IntStream.range(0, 9)
                        .mapToObj(field -> field(9 * section + field))
                        .collect(Collectors.joining(",", "{\"type\":\"section\",\"fields\":[", "]}")))
                .collect(Collectors.joining(","));
        String text = "エラー通知".repeat(400);
        return new SlackMessage("{\"text\":\"" + text + "\",\"blocks\":[" + sections + "]}", text);
    }

    @Test
    void aMessageOf45JapaneseFieldsIsPostedOnce() {
        try (SlackEmulator slack = SlackEmulator.start(SlackOptions.defaults().withoutRateLimit());
                SlackApi alerts = HttpSlackApi.channel(
                        slack.url() + "/api/", slack.botToken(), "alerts", new SlackConnections(NETWORK))) {
            SendResult result = alerts.send(japanese());

            assertThat(slack.messages("alerts")).hasSize(1);
            assertThat(slack.messages("alerts").get(0).json().toString().length())
                    .isBetween(10_000, 20_000);
            assertThat(result)
                    .isEqualTo(new SendResult.Delivered(
                            slack.messages("alerts").get(0).ts()));
        }
    }

    @Test
    void whatComesBeforeALongMessageCountsAndWhatComesAfterItDoesToo() {
        String message =
                "{\"text\":\"" + "x".repeat(1_000_000) + "\",\"ts\":\"9.9\",\"ok\":false,\"deep\":[{\"ok\":false}]}";

        assertThat(answered("{\"ok\":true,\"message\":" + message + ",\"ts\":\"1.2\"}"))
                .isEqualTo(new SendResult.Delivered("1.2"));
        assertThat(answered("{\"ok\":false,\"message\":" + message + ",\"error\":\"is_archived\"}"))
                .isInstanceOf(SendResult.DestinationRefused.class);
    }

    @Test
    void aMessageOfAnyLengthIsAccepted() {
        String answer = "{\"ok\":true,\"ts\":\"1.2\",\"message\":{\"text\":\"" + "x".repeat(17 * 1024 * 1024) + "\"}}";

        assertThat(answered(answer)).isEqualTo(new SendResult.Delivered("1.2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ok\":true,\"ts\":\"1.2\",\"message\":{\"text\":\"a",
                "{\"ok\":true,\"ts\":\"1.2\",\"message\":<oops>",
                "{\"ok\":true,\"ts\":\"1.2\""
            })
    void aMessageIsAcceptedThoughTheEndOfTheAnswerIsMissing(String beginning) throws IOException {
        assertThat(answered(beginning)).isEqualTo(new SendResult.Delivered("1.2"));
        String cut = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + beginning;
        try (RawServer broken = new RawServer(cut);
                SlackApi slack = HttpSlackApi.channel(
                        "http://" + broken.address() + "/", TOKEN, "C1", new SlackConnections(NETWORK))) {
            assertThat(slack.send(MESSAGE)).isEqualTo(new SendResult.Delivered("1.2"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"ok\":", "{\"channel\":\"C1\",\"ts\":\"1.2\""})
    void anAnswerThatEndsBeforeItSaysSoIsNoSuccess(String beginning) throws IOException {
        String cut = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + beginning;
        try (RawServer broken = new RawServer(cut);
                SlackApi slack = HttpSlackApi.channel(
                        "http://" + broken.address() + "/", TOKEN, "C1", new SlackConnections(NETWORK))) {
            assertThat(slack.send(MESSAGE)).isInstanceOf(SendResult.Ambiguous.class);
        }
    }

    /** An answer of a method that reads the history, and of {@code auth.test}, which is called before. */
    private static String page(int messages, int length, String rest) {
        String text = "x".repeat(length);
        return IntStream.range(0, messages)
                .mapToObj(number -> "{\"ts\":\"" + (1_000 + number) + ".000001\",\"bot_id\":\"B1\",\"text\":\"" + text
                        + "\",\"blocks\":[[{}]]," + "\"metadata\":{\"event_type\":\"e\",\"event_payload\":{\"n\":\""
                        + number + "\"}}}")
                .collect(Collectors.joining(",", "{\"ok\":true,\"bot_id\":\"B1\",\"messages\":[", "]" + rest));
    }

    @Test
    void aPageOfLongMessagesIsRead() {
        server.answer(200, page(200, 200_000, ",\"response_metadata\":{\"next_cursor\":\"next\"}}"));

        ReadResult.Page page = (ReadResult.Page) channel.read(ReadRequest.channel(Instant.EPOCH));

        List<PostedMessage> messages = List.copyOf(page.messages());
        assertThat(messages).hasSize(200);
        assertThat(messages.get(199))
                .isEqualTo(new PostedMessage("1199.000001", null, new Metadata("e", Map.of("n", "199"))));
        assertThat(page.next()).isEqualTo("next");
    }

    @Test
    void aPartOfAPageIsNoPage() {
        server.answer(200, page(2, 10, ""));

        assertThat(channel.read(ReadRequest.channel(Instant.EPOCH))).isInstanceOf(ReadResult.Unavailable.class);
    }
}
