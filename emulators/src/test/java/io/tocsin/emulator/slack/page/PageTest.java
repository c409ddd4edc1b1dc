package io.tocsin.emulator.slack.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.Slack;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.emulator.slack.trouble.Kind;
import io.tocsin.emulator.slack.trouble.Trouble;
import io.tocsin.emulator.slack.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path profile;

    private static @Nullable Browser started;

    private final Slack client = new Slack();
    private final SlackEmulator slack =
            SlackEmulator.start(SlackOptions.defaults().withoutRateLimit());

    @BeforeAll
    static void startBrowser() {
        started = Browser.start(profile);
    }

    @AfterAll
    static void stopBrowser() {
        if (started != null) {
            started.close();
        }
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        slack.close();
    }

    @ParameterizedTest
    @CsvSource({"light, 'rgba(255, 255, 255, 1)'", "dark, 'rgba(26, 29, 33, 1)'"})
    void aMessageArrivesWithoutReloadInLightAndDark(String scheme, String background) throws Exception {
        open("alerts", scheme);
        assertThat(browser().texts(".message")).isEmpty();
        browser().run("window.loadedOnce = true");

        post("alerts", sample("alert.json"));

        await().untilAsserted(() -> assertThat(browser().count(".message")).isEqualTo(1));
        assertThat(browser().run("return window.loadedOnce")).isEqualTo("true");
        assertThat(browser().texts(".block-header")).containsExactly("Payment service cannot reach its database");
        assertThat(browser().texts("pre").get(0)).contains("HikariPool-1 - Connection is not available");
        assertThat(browser().style(".attachment-bar", "background-color")).isEqualTo("rgba(224, 30, 90, 1)");
        assertThat(browser().style(".channel", "background-color")).isEqualTo(background);
    }

    /** Leaves {@code target/slack-page-light.png} and {@code -dark.png}, for the README. */
    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void aPictureOfThePage(String scheme) throws Exception {
        for (JsonNode message : Json.parse(sample("scene.json"))) {
            post(
                    "alerts",
                    message.toString()
                            .replaceAll("date\\^\\d+", "date^" + Instant.now().getEpochSecond()));
        }
        slack.webhook("payments-oncall");

        open("alerts", scheme);

        await().untilAsserted(() -> assertThat(browser().texts(".block-header"))
                .containsExactly("WARNING · checkout", "ERROR · payments", "ERROR · inventory"));
        await().untilAsserted(() -> assertThat(browser().run("return [...document.images].every(one => one.complete)"))
                .isEqualTo("true"));
        browser().picture(Path.of("target/slack-page-" + scheme + ".png"));
    }

    @Test
    void whatStoodBeforeIsThereTooOldestFirst() throws Exception {
        post("alerts", "{\"text\": \"first\"}");
        post("alerts", "{\"text\": \"second\"}");

        open("alerts", "light");

        await().untilAsserted(() -> assertThat(browser().texts(".text")).containsExactly("first", "second"));
    }

    @Test
    void aMessageInAnotherChannelIsCountedUntilItIsRead() throws Exception {
        open("alerts", "light");
        post("general", "{\"text\": \"over here\"}");
        await().untilAsserted(
                        () -> assertThat(browser().texts(".channels a.unread")).containsExactly("general\n1"));

        browser().click(".channels a.unread");

        await().untilAsserted(() -> assertThat(browser().texts(".text")).containsExactly("over here"));
        assertThat(browser().count(".channels a.unread")).isZero();
    }

    @Test
    void aChannelThatIsOpenedLaterAppears() {
        open("alerts", "light");

        slack.webhook("incidents");

        await().untilAsserted(() -> assertThat(browser().texts(".channels a")).contains("incidents"));
    }

    /** A browser has no more than six connections to a host, and keeps pages that were left. */
    @Test
    void aPageComesHoweverManyWereOpenedInItsTabAndIsLiveOnTheWayBack() throws Exception {
        open("alerts", "light");
        for (int i = 0; i < 7; i++) {
            browser().reload();
            awaitLive();
            browser().follow(URI.create(slack.url() + "/?" + i + "#alerts"));
            awaitLive();
        }
        post("alerts", "{\"text\": \"meanwhile\"}");

        browser().back();

        await().untilAsserted(() -> assertThat(browser().texts(".text")).containsExactly("meanwhile"));
        post("alerts", "{\"text\": \"afterwards\"}");
        await().untilAsserted(() -> assertThat(browser().texts(".text")).containsExactly("meanwhile", "afterwards"));
    }

    @Test
    void withBlocksTheTextIsOnlyAFallback() throws Exception {
        post(
                "alerts",
                "{\"text\": \"fallback\", \"blocks\": [{\"type\": \"header\", "
                        + "\"text\": {\"type\": \"plain_text\", \"text\": \"shown\"}}]}");

        open("alerts", "light");

        await().untilAsserted(() ->
                assertThat(browser().texts(".message-body .blocks")).containsExactly("shown"));
        assertThat(browser().texts(".text")).isEmpty();
    }

    @Test
    void aThreadOpensBesideTheChannelAndGrows() throws Exception {
        post("alerts", "{\"text\": \"parent\"}");
        String parent = slack.messages("alerts").get(0).ts();
        open("alerts", "light");

        post("alerts", "{\"text\": \"one\", \"thread_ts\": \"" + parent + "\"}");
        await().untilAsserted(
                        () -> assertThat(browser().texts(".thread-link b")).containsExactly("1 reply"));
        assertThat(browser().texts("#messages .text")).containsExactly("parent");
        browser().click(".thread-link");
        await().untilAsserted(() -> assertThat(browser().texts("#thread .text")).containsExactly("parent", "one"));

        post("alerts", "{\"text\": \"two\", \"thread_ts\": \"" + parent + "\"}");

        await().untilAsserted(
                        () -> assertThat(browser().texts("#thread .text")).containsExactly("parent", "one", "two"));
        assertThat(browser().texts(".thread-link b")).containsExactly("2 replies");
        browser().click("#thread-close");
        await().untilAsserted(() -> assertThat(browser().texts("#thread .text")).containsOnly(""));
    }

    @Test
    void aStripCountsWhatWasTakenAndRefusedAndTellsOfTroubleToCome() throws Exception {
        open("alerts", "light");
        post("alerts", "{\"text\": \"x\"}");
        send("alerts", "{\"text\": \"\"}");
        slack.control().trouble(Trouble.of(Kind.RATE_LIMITED).on("webhook").times(3));

        await().untilAsserted(() -> assertThat(browser().texts("#strip .counter"))
                .containsExactly(
                        "1 accepted", "1 refused no_text 1", "0 over the limit", "rate_limited × 3 on webhook"));
    }

    @Test
    void inAStormTheNewestMessagesStay() throws Exception {
        open("alerts", "light");

        for (int i = 1; i <= 510; i++) {
            post("alerts", "{\"text\": \"message " + i + "\"}");
        }

        await().untilAsserted(() -> assertThat(browser()
                        .run("return document.querySelector('#messages').lastElementChild"
                                + ".querySelector('.text').textContent"))
                .isEqualTo("message 510"));
        assertThat(browser().count("#messages > *")).isEqualTo(500);
        assertThat(browser().texts("#channel-count")).containsExactly("510 messages");
        assertThat(browser()
                        .run("const pane = document.querySelector('#messages');"
                                + "return pane.scrollHeight - pane.scrollTop - pane.clientHeight < 5"))
                .isEqualTo("true");
    }

    @Test
    void aMessageThatIsNotUnderstoodLeavesTheOthersAlone() throws Exception {
        post("alerts", "{\"text\": \"before\"}");
        post("alerts", "{\"attachments\": [{\"text\": {\"not\": \"a text\"}, \"fields\": 7}]}");
        post("alerts", "{\"text\": \"after\"}");

        open("alerts", "light");

        await().untilAsserted(() -> assertThat(browser().texts(".text")).containsExactly("before", "after"));
        assertThat(browser().texts(".unknown")).singleElement().asString().startsWith("This message cannot be shown");
    }

    @Test
    void hostileTextIsInert() throws Exception {
        post("alerts", sample("hostile.json"));

        open("alerts", "light");

        await().untilAsserted(() -> assertThat(browser().count(".message")).isEqualTo(1));
        assertThat(browser().run("return window.hacked === undefined")).isEqualTo("true");
        assertThat(browser().count(".message script, .message iframe, .message-body img, .message svg"))
                .isZero();
        assertThat(browser().count(".message a[href^='javascript'], .message a[href^='data']"))
                .isZero();
        assertThat(browser().texts("pre")).containsExactly("<script>window.hacked = 1</script> &lt; ``` <!channel>");
        assertThat(browser().count("pre .mention")).isZero();
    }

    private void open(String channel, String scheme) {
        browser().open(URI.create(slack.url() + "/#" + channel), scheme, "Asia/Tokyo");
        awaitLive();
    }

    private void awaitLive() {
        await().untilAsserted(() -> assertThat(browser().texts("#connection")).containsExactly("Live"));
    }

    private void post(String channel, String json) throws Exception {
        assertThat(send(channel, json)).isEqualTo("ok");
    }

    private String send(String channel, String json) throws Exception {
        return client.send(slack.webhook(channel).toString(), json).getBody();
    }

    private static String sample(String name) throws IOException {
        try (var stream = Objects.requireNonNull(PageTest.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Browser browser() {
        return Objects.requireNonNull(started);
    }
}
