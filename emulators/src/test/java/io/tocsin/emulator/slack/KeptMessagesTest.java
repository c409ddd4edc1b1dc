package io.tocsin.emulator.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptMessagesTest {
    private final ManualClock clock = new ManualClock();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void messagesStandInTheirChannelsAgainAfterARestart() {
        try (SlackEmulator slack = start()) {
            SlackClient client = new SlackClient(slack);
            client.webhook("alerts", "{\"text\": \"parent\"}");
            String parent = slack.messages("alerts").get(0).ts();
            client.webhook("alerts", "{\"text\": \"reply\", \"thread_ts\": \"" + parent + "\"}");
            client.webhook("incidents", "{\"text\": \"elsewhere\"}");
        }

        try (SlackEmulator slack = start()) {
            assertThat(slack.messages("alerts")).extracting(PostedMessage::text).containsExactly("parent", "reply");
            assertThat(slack.messages("incidents"))
                    .extracting(PostedMessage::text)
                    .containsExactly("elsewhere");
            assertThat(slack.messages("alerts")
                            .get(0)
                            .json()
                            .path("reply_count")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void aNewMessageNeverTakesTheIdOfAKeptOne() {
        try (SlackEmulator slack = start()) {
            new SlackClient(slack).webhook("alerts", "{\"text\": \"before\"}");
        }
        clock.advance(Duration.ofSeconds(-5));

        try (SlackEmulator slack = start()) {
            new SlackClient(slack).webhook("alerts", "{\"text\": \"after\"}");

            assertThat(slack.messages("alerts")).extracting(PostedMessage::text).containsExactly("before", "after");
        }
    }

    private SlackEmulator start() {
        return SlackEmulator.start(SlackOptions.defaults().withClock(clock)).keepIn(directory.resolve("messages"));
    }
}
