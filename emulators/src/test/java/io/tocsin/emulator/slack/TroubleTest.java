package io.tocsin.emulator.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.slack.api.methods.SlackApiException;
import io.tocsin.emulator.slack.trouble.Kind;
import io.tocsin.emulator.slack.trouble.Trouble;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each switch, as Slack's own SDK meets it. */
class TroubleTest {
    private static final String POST = "chat.postMessage";

    private final ManualClock clock = new ManualClock();
    private final SlackEmulator slack =
            SlackEmulator.start(SlackOptions.defaults().withClock(clock));
    private final SlackSdk sdk = new SlackSdk(slack);

    @AfterEach
    void stop() throws Exception {
        sdk.close();
        slack.close();
    }

    @Test
    void aStormOf429() throws Exception {
        slack.control().trouble(Trouble.of(Kind.RATE_LIMITED).on(POST).times(2).lasting(Duration.ofSeconds(7)));

        for (int i = 0; i < 2; i++) {
            SlackApiException limited = catchThrowableOfType(SlackApiException.class, () -> sdk.post("x"));
            assertThat(limited.getResponse().code()).isEqualTo(429);
            assertThat(limited.getResponse().header("Retry-After")).isEqualTo("7");
            assertThat(limited.getResponseBody())
                    .isEqualTo("{\"retry_after\":7,\"ok\":false,\"error\":\"rate_limited\"}");
        }
        assertThat(sdk.post("after the storm").isOk()).isTrue();
        assertThat(slack.messages("alerts")).extracting(PostedMessage::text).containsExactly("after the storm");
    }

    @Test
    void serverErrors() throws Exception {
        slack.control().trouble(Trouble.of(Kind.SERVER_ERROR).withStatus(503));

        SlackApiException failed = catchThrowableOfType(SlackApiException.class, () -> sdk.post("x"));

        assertThat(failed.getResponse().code()).isEqualTo(503);
        assertThat(slack.messages("alerts")).isEmpty();
    }

    @Test
    void aShareOfTheCalls() throws Exception {
        slack.control()
                .trouble(Trouble.of(Kind.ERROR)
                        .on(POST)
                        .withError("fatal_error")
                        .times(0)
                        .share(.2));

        int failed = 0;
        for (int i = 0; i < 200; i++) {
            clock.advance(Duration.ofSeconds(1));
            failed += sdk.post("x").isOk() ? 0 : 1;
        }

        assertThat(failed).isBetween(20, 60);
        assertThat(slack.messages("alerts")).hasSize(200 - failed);
    }

    @Test
    void internalErrorAfterHavingPosted() throws Exception {
        slack.control().trouble(Trouble.of(Kind.ERROR).afterPosting());

        assertThat(sdk.post("posted all the same").getError()).isEqualTo("internal_error");

        assertThat(sdk.historyTexts()).containsExactly("posted all the same");
    }

    @Test
    void aWebhooksErrorIsPlainText() throws Exception {
        slack.control().trouble(Trouble.of(Kind.ERROR).on("webhook").withError("rollup_error"));

        var answer = sdk.webhook("x");

        assertThat(answer.getCode()).isEqualTo(500);
        assertThat(answer.getBody()).isEqualTo("rollup_error");
        assertThat(sdk.webhook("y").getBody()).isEqualTo("ok");
    }

    @Test
    void noAnswerAfterHavingPosted() throws Exception {
        slack.control().trouble(Trouble.of(Kind.TIMEOUT).afterPosting());
        SlackSdk impatient = new SlackSdk(slack, Duration.ofMillis(500));

        assertThatThrownBy(() -> impatient.post("posted all the same")).isInstanceOf(SocketTimeoutException.class);

        await().untilAsserted(() -> assertThat(slack.messages("alerts"))
                .extracting(PostedMessage::text)
                .containsExactly("posted all the same"));
        impatient.close();
    }

    @Test
    void resets() {
        slack.control().trouble(Trouble.of(Kind.RESET));

        assertThatThrownBy(() -> sdk.post("x")).isInstanceOf(IOException.class);

        assertThat(slack.messages("alerts")).isEmpty();
    }

    @Test
    void slowAnswers() throws Exception {
        slack.control().trouble(Trouble.of(Kind.SLOW).lasting(Duration.ofMillis(300)));
        long start = System.nanoTime();

        assertThat(sdk.post("x").isOk()).isTrue();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(slack.messages("alerts")).hasSize(1);
    }

    @Test
    void aMessageShowsInHistoryOnlyAfterAWhile() throws Exception {
        slack.control().delayHistory(Duration.ofSeconds(5));
        sdk.post("not yet");

        assertThat(sdk.historyTexts()).isEmpty();
        clock.advance(Duration.ofSeconds(5));
        assertThat(sdk.historyTexts()).containsExactly("not yet");
    }

    @Test
    void anArchivedChannel() throws Exception {
        slack.control().archive("alerts");

        assertThat(sdk.post("x").getError()).isEqualTo("is_archived");
        assertThat(sdk.webhook("x").getCode()).isEqualTo(410);
        assertThat(sdk.webhook("x").getBody()).isEqualTo("channel_is_archived");
        slack.control().unarchive("alerts");
        assertThat(sdk.post("x").isOk()).isTrue();
    }

    @Test
    void aRevokedToken() throws Exception {
        slack.control().revokeToken(slack.botToken());

        assertThat(sdk.post("x").getError()).isEqualTo("token_revoked");
        assertThat(sdk.methods().authTest(test -> test).getError()).isEqualTo("token_revoked");
        slack.control().restoreToken(slack.botToken());
        assertThat(sdk.post("x").isOk()).isTrue();
    }

    @Test
    void aRemovedWebhook() throws Exception {
        slack.control().disableWebhook("alerts");

        assertThat(sdk.webhook("x").getCode()).isEqualTo(404);
        assertThat(sdk.webhook("x").getBody()).isEqualTo("no_service");
        slack.control().enableWebhook("alerts");
        assertThat(sdk.webhook("x").getBody()).isEqualTo("ok");
    }

    @Test
    void troubleInOneChannelLeavesOthersAlone() throws Exception {
        slack.control().trouble(Trouble.of(Kind.ERROR).in("general").times(0));

        assertThat(sdk.post("x").isOk()).isTrue();
        assertThat(postToGeneral()).isEqualTo("internal_error");
        assertThat(postToGeneral()).isEqualTo("internal_error");
        slack.control().reset();
        assertThat(postToGeneral()).isNull();
    }

    @Test
    void troubleWithMessagesThatContainATextLeavesOthersAlone() throws Exception {
        slack.control()
                .trouble(Trouble.of(Kind.ERROR)
                        .containing("poison")
                        .withError("invalid_blocks")
                        .times(0));

        assertThat(sdk.post("poison 1").getError()).isEqualTo("invalid_blocks");
        assertThat(sdk.post("sound").isOk()).isTrue();
        assertThat(sdk.webhook("poison 2").getBody()).isEqualTo("invalid_blocks");
    }

    @Test
    void troublesOfTheSameCallHappenOneAfterTheOther() throws Exception {
        slack.control().trouble(Trouble.of(Kind.ERROR).withError("fatal_error"));
        slack.control().trouble(Trouble.of(Kind.ERROR).withError("internal_error"));

        assertThat(sdk.post("x").getError()).isEqualTo("fatal_error");
        assertThat(sdk.post("x").getError()).isEqualTo("internal_error");
        assertThat(sdk.post("x").getError()).isNull();
        assertThat(slack.counters().troubles()).containsOnlyKeys("error").containsEntry("error", 2L);
    }

    private @org.jspecify.annotations.Nullable String postToGeneral() throws IOException, SlackApiException {
        return sdk.methods()
                .chatPostMessage(post -> post.channel("general").text("x"))
                .getError();
    }
}
