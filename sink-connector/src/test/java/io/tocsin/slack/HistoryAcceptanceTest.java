package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.slack.api.Envelope;
import io.tocsin.slack.api.Metadata;
import io.tocsin.slack.api.PostedMessage;
import io.tocsin.slack.api.ReadRequest;
import io.tocsin.slack.api.ReadResult;
import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.api.http.HttpSlackApi;
import io.tocsin.slack.api.http.Network;
import io.tocsin.slack.api.http.SlackConnections;
import io.tocsin.slack.message.SlackMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was posted can be read back from the emulated Slack, channel and threads, with what went along. */
class HistoryAcceptanceTest {
    private static final Network NETWORK = new Network(Duration.ofSeconds(10), Duration.ofSeconds(10), null, null);
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private final SlackEmulator slack =
            SlackEmulator.start(SlackOptions.defaults().withoutRateLimit());
    private final SlackApi channel = HttpSlackApi.channel(
            slack.url() + "/api/", slack.botToken(), slack.channelId("alerts"), new SlackConnections(NETWORK));

    @AfterEach
    void close() {
        channel.close();
        slack.close();
    }

    private String post(String text, @Nullable String threadTs) {
        SlackMessage message = new SlackMessage("{\"text\":\"" + text + "\"}", text);
        Metadata metadata = new Metadata("test", Map.of("is", text));
        SendResult.Delivered result = (SendResult.Delivered) channel.send(message, new Envelope(threadTs, metadata));
        return Objects.requireNonNull(result.ts());
    }

    private List<PostedMessage> all(ReadRequest first) {
        List<PostedMessage> found = new ArrayList<>();
        ReadRequest request = first;
        while (request != null) {
            ReadResult.Page page = (ReadResult.Page) channel.read(request);
            found.addAll(page.messages());
            request = page.next() == null ? null : first.from(page.next());
        }
        return found;
    }

    private static List<String> names(List<PostedMessage> messages) {
        return messages.stream()
                .map(message ->
                        Objects.requireNonNull(message.metadata()).payload().getOrDefault("is", ""))
                .toList();
    }

    @Test
    void theChannelIsReadPageByPageFromTheNewestBack() {
        List<String> posted = new ArrayList<>();
        for (int i = 0; i < 450; i++) {
            post("m" + i, null);
            posted.add(0, "m" + i);
        }

        assertThat(names(all(ReadRequest.channel(LONG_AGO)))).isEqualTo(posted);
    }

    @Test
    void whatIsOlderThanAskedForIsLeftOut() {
        post("one", null);
        String two = post("two", null);
        post("three", null);

        assertThat(names(all(ReadRequest.channel(PostedMessage.time(two))))).containsExactly("three", "two");
    }

    @Test
    void repliesAreFoundInTheirThread() {
        String parent = post("parent", null);
        post("first reply", parent);
        String last = post("last reply", parent);

        assertThat(all(ReadRequest.channel(LONG_AGO))).singleElement().satisfies(message -> {
            assertThat(message.ts()).isEqualTo(parent);
            assertThat(message.latestReply()).isEqualTo(last);
        });
        assertThat(names(all(ReadRequest.thread(parent, LONG_AGO))))
                .containsExactly("parent", "first reply", "last reply");
        assertThat(names(all(ReadRequest.thread(parent, PostedMessage.time(last)))))
                .containsExactly("parent", "last reply");
    }

    @Test
    void readingTooOftenIsLimited() {
        try (SlackEmulator strict = SlackEmulator.start(SlackOptions.defaults());
                SlackApi api = HttpSlackApi.channel(
                        strict.url() + "/api/",
                        strict.botToken(),
                        strict.channelId("alerts"),
                        new SlackConnections(NETWORK))) {
            ReadResult result = api.read(ReadRequest.channel(LONG_AGO));
            for (int i = 0; i < 60 && result instanceof ReadResult.Page; i++) {
                result = api.read(ReadRequest.channel(LONG_AGO));
            }
            assertThat(result).isInstanceOf(ReadResult.Limited.class);
        }
    }
}
