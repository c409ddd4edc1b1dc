package io.tocsin.slack.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.api.Metadata;
import io.tocsin.slack.api.PostedMessage;
import io.tocsin.slack.api.ReadRequest;
import io.tocsin.slack.api.ReadResult;
import io.tocsin.slack.api.SlackApi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
    private static final String TOKEN = "xoxb-topsecret";
    private static final Network NETWORK = new Network(Duration.ofSeconds(5), Duration.ofSeconds(5), null, null);
    private static final ReadRequest REQUEST = ReadRequest.channel(Instant.EPOCH);

    private final HttpDouble server = new HttpDouble();
    private final SlackApi channel =
            HttpSlackApi.channel(server.url() + "/api/", TOKEN, "C0123456789", new SlackConnections(NETWORK));

    @BeforeEach
    void identify() {
        server.answer("auth.test", "{\"ok\":true,\"user_id\":\"U1\",\"bot_id\":\"B1\",\"app_id\":\"A1\"}");
    }

    @AfterEach
    void close() {
        channel.close();
        server.close();
    }

    private ReadResult read(int status, String body) {
        server.answer(status, body);
        return channel.read(REQUEST);
    }

    @ParameterizedTest
    @CsvSource({
        "200, missing_scope, Refused",
        "200, not_in_channel, Refused",
        "200, channel_not_found, Refused",
        "200, invalid_auth, Refused",
        "200, invalid_cursor, Refused",
        "200, some_error_of_next_year, Refused",
        "200, ratelimited, Limited",
        "200, internal_error, Unavailable",
        "503, service_unavailable, Unavailable",
        "500, some_error_of_next_year, Unavailable"
    })
    void aRefusalIsUnderstood(int status, String error, String kind) {
        assertThat(read(status, "{\"ok\":false,\"error\":\"" + error + "\"}")
                        .getClass()
                        .getSimpleName())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "\"ok\"", "{\"ok\":\"maybe\"}", "<html>"})
    void anythingElseIsWorthAnotherAttempt(String body) {
        assertThat(read(200, body)).isInstanceOf(ReadResult.Unavailable.class);
    }

    @Test
    void aMissingScopeIsNamed() {
        assertThat(read(200, "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"channels:history\"}"))
                .hasToString("Refused[reason=reading the history of C0123456789 answered 'missing_scope',"
                        + " needed scope: channels:history]");
    }

    @Test
    void aLimitSaysHowLongToWait() {
        server.retryAfter("30");

        assertThat(read(429, "")).isEqualTo(new ReadResult.Limited(Duration.ofSeconds(30)));
    }

    @Test
    void whatHasNoIdOrNoFlatMetadataIsPassedOver() {
        String messages = "{\"ok\":true,\"messages\":[{},{\"ts\":\"abc\"},"
                + "{\"ts\":\"1.000002\",\"bot_id\":\"B1\",\"latest_reply\":\"1e99\",\"metadata\":{\"event_type\":\"e\",\"event_payload\":{\"n\":1,\"deep\":{}}}}]}";

        ReadResult.Page page = (ReadResult.Page) read(200, messages);

        PostedMessage message = List.copyOf(page.messages()).get(0);
        assertThat(page.messages()).hasSize(1);
        assertThat(message.metadata()).isEqualTo(new Metadata("e", Map.of("n", "1")));
        assertThat(PostedMessage.time(message.ts())).isEqualTo(Instant.ofEpochSecond(1, 2_000));
        assertThat(message.latestReply()).isNull();
        assertThat(page.next()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "bot_id, B1, true",
        "app_id, A1, true",
        "user, U1, true",
        "bot_id, B2, false",
        "user, B1, false",
        "app_id, '', false",
        "username, U1, false"
    })
    void onlyTheMetadataOfTheAppsOwnMessagesCounts(String field, String id, boolean own) {
        ReadResult.Page page = (ReadResult.Page) read(
                200,
                "{\"ok\":true,\"messages\":[{\"ts\":\"1.000002\",\"" + field + "\":\"" + id
                        + "\",\"metadata\":{\"event_type\":\"e\",\"event_payload\":{}}}]}");

        assertThat(page.messages())
                .singleElement()
                .satisfies(message -> assertThat(message.metadata() != null).isEqualTo(own));
    }

    @Test
    void itIsAskedOnceWhoseTheTokenIs() {
        read(200, "{\"ok\":true,\"messages\":[]}");
        read(200, "{\"ok\":true,\"messages\":[]}");

        assertThat(server.asked)
                .extracting(HttpDouble.Asked::path)
                .containsExactly("/api/auth.test", "/api/conversations.history", "/api/conversations.history");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"ok\":false,\"error\":\"invalid_auth\"}', Refused",
        "'{\"ok\":false,\"error\":\"ratelimited\"}', Limited",
        "'{\"ok\":true}', Unavailable",
        "<html>, Unavailable"
    })
    void aTokenOfWhichNobodySaysWhoseItIsReadsNothing(String body, String kind) {
        server.answer("auth.test", body);

        assertThat(read(200, "{\"ok\":true,\"messages\":[]}").getClass().getSimpleName())
                .isEqualTo(kind);
        assertThat(server.asked).hasSize(1);
    }

    @Test
    void noServerIsWorthAnotherAttemptAndTellsNoSecret() {
        server.close();

        ReadResult result = channel.read(REQUEST);
        assertThat(result).isInstanceOf(ReadResult.Unavailable.class);
        assertThat(result.toString()).doesNotContain("topsecret");
    }

    @Test
    void aClosedPortAsksNothing() {
        channel.close();

        assertThat(channel.read(REQUEST)).isInstanceOf(ReadResult.Unavailable.class);
        assertThat(server.asked).isEmpty();
    }

    @Test
    void aWebhookCannotBeRead() {
        try (SlackApi webhook =
                HttpSlackApi.webhook(server.url() + "/services/T0/B0/x", new SlackConnections(NETWORK))) {
            assertThat(webhook.read(REQUEST)).isInstanceOf(ReadResult.Refused.class);
        }
    }
}
