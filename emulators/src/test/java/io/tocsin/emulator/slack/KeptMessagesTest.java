package io.tocsin.emulator.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptMessagesTest {
    @Test
    void messagesStandInTheirChannelsAgainWithTheSameIds(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("kept.jsonl");
        List<PostedMessage> before;
        try (SlackEmulator first = SlackEmulator.start(0).keepIn(file)) {
            post(first.webhook("alerts"), "one");
            post(first.webhook("ops"), "two");
            before = first.messages("alerts");
        }
        try (SlackEmulator second = SlackEmulator.start(0).keepIn(file)) {
            assertThat(second.messages("alerts")).isEqualTo(before).hasSize(1);
            assertThat(second.messages("ops")).extracting(PostedMessage::text).containsExactly("two");
            post(second.webhook("alerts"), "three");
        }
        try (SlackEmulator third = SlackEmulator.start(0).keepIn(file)) {
            assertThat(third.messages("alerts")).extracting(PostedMessage::text).containsExactly("one", "three");
        }
    }

    private static void post(URI webhook, String text) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(webhook)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"text\": \"" + text + "\"}"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body())
                .isEqualTo("ok");
    }
}
