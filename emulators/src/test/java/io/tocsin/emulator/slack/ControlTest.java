package io.tocsin.emulator.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.emulator.slack.wire.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlTest {
    private final SlackEmulator slack = SlackEmulator.start(
            SlackOptions.defaults().withClock(new ManualClock()).withPace(1, 2));
    private final SlackClient client = new SlackClient(slack);

    @AfterEach
    void stop() {
        slack.close();
    }

    @Test
    void throwsSwitchesOverHttp() {
        JsonNode status = control("""
                {"trouble": [{"kind": "rate_limited", "on": "webhook", "channel": "#alerts", "times": 2, "seconds": 3},
                             {"kind": "error", "error": "fatal_error", "posted": true}],
                 "archive": "general", "history_delay_seconds": 1.5}
                """);

        assertThat(status.at("/troubles_due/0/kind").asText()).isEqualTo("rate_limited");
        assertThat(status.at("/troubles_due/1/posted").asBoolean()).isTrue();
        assertThat(status.at("/history_delay_seconds").asDouble()).isEqualTo(1.5);
        assertThat(client.webhook("general", "{\"text\": \"x\"}").body()).isEqualTo("fatal_error");
        assertThat(client.webhook("general", "{\"text\": \"x\"}").body()).isEqualTo("channel_is_archived");
        assertThat(client.webhook("alerts", "{\"text\": \"x\"}").headers().firstValue("Retry-After"))
                .hasValue("3");
        assertThat(status().at("/troubles_due/0/times").asInt()).isEqualTo(1);
    }

    @Test
    void resetMakesEverythingWorkAgain() {
        control("{\"trouble\": {\"kind\": \"server_error\", \"times\": 0}, \"archive\": [\"alerts\"], "
                + "\"revoke_token\": \"" + slack.botToken() + "\", \"disable_webhook\": \"alerts\"}");
        assertThat(client.webhook("alerts", "{\"text\": \"x\"}").body()).isEqualTo("no_service");

        control("{\"reset\": true}");

        assertThat(client.webhook("alerts", "{\"text\": \"x\"}").body()).isEqualTo("ok");
        assertThat(client.api("auth.test", "{}").path("ok").booleanValue()).isTrue();
        assertThat(status().path("troubles_due")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nonsense                                   | A JSON object of switches is expected
                    {"explode": true}                          | There is no switch 'explode', only reset, trouble, history_delay_seconds, archive, unarchive, revoke_token, restore_token, disable_webhook, enable_webhook
                    {"trouble": {"kind": "flood"}}             | kind must be one of rate_limited, server_error, error, timeout, reset, slow; it is 'flood'
                    {"trouble": {"kind": "slow", "often": 1}}  | A trouble has no 'often', only kind, on, channel, containing, times, share, posted, status, error, seconds
                    {"trouble": {"kind": "slow", "seconds": -1}} | A time is a number of seconds, 0 or more; this is -1
                    {"trouble": {"kind": "slow", "share": 0}} | share must be above 0 and at most 1; it is 0.0
                    {"trouble": {"kind": "slow", "times": -1}} | times must be 0 (for ever) or more; it is -1
                    {"trouble": {"kind": "server_error", "status": 404}} | status must be in 500..599; it is 404
                    {"trouble": {"kind": "slow", "on": "chat.update"}} | on must be webhook or one of auth.test, chat.postMessage, conversations.history, conversations.list, conversations.replies; it is 'chat.update'
                    {"trouble": {"kind": "slow", "channel": "x"}} | There is no channel 'x'
                    {"archive": "alerts", "disable_webhook": "nowhere"} | There is no channel 'nowhere'
                    {"revoke_token": "xoxb-1"}                 | No app has this token
                    {"archive": "alerts", "explode": true}     | There is no switch 'explode', only reset, trouble, history_delay_seconds, archive, unarchive, revoke_token, restore_token, disable_webhook, enable_webhook
                    """)
    void saysWhatIsWrongAndThrowsNothing(String switches, String message) {
        HttpResponse<String> answer = post(switches);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.parse(answer.body()).path("error").asText()).isEqualTo(message);
        assertThat(client.webhook("alerts", "{\"text\": \"x\"}").body()).isEqualTo("ok");
    }

    @Test
    void countsWhatWasTakenWhatWasRefusedAndWhatCameTooFast() {
        client.webhook("alerts", "{\"text\": \"1\"}");
        client.webhook("alerts", "{\"text\": \"2\"}");
        client.webhook("alerts", "{\"text\": \"3\"}");
        client.api("chat.postMessage", "{\"channel\": \"nowhere\"}");
        client.api("chat.postMessage", "{\"channel\": \"alerts\"}");

        assertThat(status().path("accepted").asInt()).isEqualTo(2);
        assertThat(status().path("over_limit").asInt()).isEqualTo(1);
        assertThat(status().path("refused")).hasToString("{\"channel_not_found\":1,\"no_text\":1,\"rate_limited\":1}");
        assertThat(slack.counters().accepted()).isEqualTo(2);
    }

    @Test
    void aTokenMayCallEachMethodSoOftenAMinute() {
        String channel = slack.channelId("alerts");
        for (int i = 0; i < 50; i++) {
            assertThat(client.apiResponse("conversations.history", "{\"channel\": \"" + channel + "\"}")
                            .statusCode())
                    .isEqualTo(200);
        }

        HttpResponse<String> limited =
                client.apiResponse("conversations.history", "{\"channel\": \"" + channel + "\"}");

        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(client.apiResponse("conversations.list", "{}").statusCode()).isEqualTo(200);
    }

    private JsonNode control(String switches) {
        HttpResponse<String> answer = post(switches);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.parse(answer.body());
    }

    private HttpResponse<String> post(String switches) {
        return client.send(HttpRequest.newBuilder(client.at("/_control")).POST(BodyPublishers.ofString(switches)));
    }

    private JsonNode status() {
        return Json.parse(client.get("/_status").body());
    }
}
