package io.tocsin.emulator.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsListResponse;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading back, through Slack's own SDK. */
class ConversationsTest {
    private final ManualClock clock = new ManualClock();
    private final SlackEmulator slack =
            SlackEmulator.start(SlackOptions.defaults().withClock(clock).withoutRateLimit());
    private final SlackSdk sdk = new SlackSdk(slack);

    @AfterEach
    void stop() throws Exception {
        sdk.close();
        slack.close();
    }

    @Test
    void historyIsNewestFirst() throws Exception {
        post(3);

        ConversationsHistoryResponse history = sdk.history(all -> all);

        assertThat(SlackSdk.texts(history)).containsExactly("3", "2", "1");
        assertThat(history.isHasMore()).isFalse();
        assertThat(history.getMessages().get(0).getTs()).isEqualTo("1795341603.250000");
    }

    @Test
    void metadataIsReadBackWholeOnlyIfAskedFor() throws Exception {
        sdk.methods()
                .chatPostMessage(post -> post.channel("alerts")
                        .text("x")
                        .metadata(Message.Metadata.builder()
                                .eventType("tocsin")
                                .eventPayload(Map.of("range", "alerts:0:10-12"))
                                .build()));

        Message whole =
                sdk.history(all -> all.includeAllMetadata(true)).getMessages().get(0);
        Message brief = sdk.history(all -> all).getMessages().get(0);

        assertThat(whole.getMetadata().getEventType()).isEqualTo("tocsin");
        assertThat(whole.getMetadata().getEventPayload()).containsEntry("range", "alerts:0:10-12");
        assertThat(brief.getMetadata().getEventType()).isEqualTo("tocsin");
        assertThat(brief.getMetadata().getEventPayload()).isNull();
    }

    @Test
    void pagesFollowEachOtherByCursor() throws Exception {
        post(5);

        assertThat(pages(null)).containsExactly(List.of("5", "4"), List.of("3", "2"), List.of("1"));
    }

    @Test
    void withOldestAlonePagesStartAtTheOldest() throws Exception {
        post(5);

        assertThat(pages("1795341601.250000")).containsExactly(List.of("3", "2"), List.of("5", "4"));
    }

    @ParameterizedTest
    @CsvSource({
        "1795341602.250000, 1795341604.250000, false, 3",
        "1795341602.250000, 1795341604.250000, true, 4 3 2",
        "1795341602, 1795341603, false, 2",
        "1795341699, 1795341603, true, ''",
        "0, 1795341602.3, false, 2 1"
    })
    void timesBoundWhatIsRead(String oldest, String latest, boolean inclusive, String texts) throws Exception {
        post(5);

        ConversationsHistoryResponse history =
                sdk.history(some -> some.oldest(oldest).latest(latest).inclusive(inclusive));

        assertThat(String.join(" ", SlackSdk.texts(history))).isEqualTo(texts);
    }

    @ParameterizedTest
    @CsvSource({
        "C0, 10, '', '', '', channel_not_found",
        "alerts, 10, '', '', '', channel_not_found",
        "ID, 1000, '', '', '', invalid_limit",
        "ID, 0, '', '', '', invalid_limit",
        "ID, 10, nonsense!, '', '', invalid_cursor",
        "ID, 10, dGVhbTpDMQ==, '', '', invalid_cursor",
        "ID, 10, '', yesterday, '', invalid_ts_oldest",
        "ID, 10, '', '', now, invalid_ts_latest"
    })
    void historyRefusesWhatItDoesNotUnderstand(
            String channel, int limit, String cursor, String oldest, String latest, String error) throws Exception {
        ConversationsHistoryResponse history = sdk.methods()
                .conversationsHistory(read -> read.channel(channel.equals("ID") ? slack.channelId("alerts") : channel)
                        .limit(limit)
                        .cursor(cursor)
                        .oldest(oldest)
                        .latest(latest));

        assertThat(history.isOk()).isFalse();
        assertThat(history.getError()).isEqualTo(error);
    }

    @Test
    void repliesStandInTheirThreadAndNotInHistory() throws Exception {
        String parent = sdk.post("parent").getTs();
        reply(parent, "reply 1", false);
        reply(parent, "reply 2", true);
        sdk.post("later");

        assertThat(sdk.historyTexts()).containsExactly("later", "reply 2", "parent");
        assertThat(texts(replies(parent))).containsExactly("parent", "reply 1", "reply 2");
        Message first = replies(parent).getMessages().get(0);
        assertThat(first.getReplyCount()).isEqualTo(2);
        assertThat(first.getThreadTs()).isEqualTo(parent);
        assertThat(first.getLatestReply())
                .isEqualTo(replies(parent).getMessages().get(2).getTs());
        assertThat(slack.messages("alerts"))
                .extracting(PostedMessage::threadTs)
                .containsExactly("", parent, parent, "");
    }

    @Test
    void aThreadIsFoundByAnyOfItsMessages() throws Exception {
        String parent = sdk.post("parent").getTs();
        String reply = reply(parent, "reply", false);

        assertThat(texts(replies(reply))).containsExactly("parent", "reply");
        assertThat(replies("1795341600.999999").getError()).isEqualTo("thread_not_found");
    }

    @ParameterizedTest
    @CsvSource({
        "1795341600.999999, cannot_reply_to_message",
        "soon, invalid_thread_ts",
        "REPLY, cannot_reply_to_message"
    })
    void aReplyNeedsAMessageToReplyTo(String threadTs, String error) throws Exception {
        String reply = reply(sdk.post("parent").getTs(), "reply", false);

        var answer = sdk.methods()
                .chatPostMessage(
                        post -> post.channel("alerts").text("x").threadTs(threadTs.equals("REPLY") ? reply : threadTs));

        assertThat(answer.getError()).isEqualTo(error);
    }

    @Test
    void theNewestRepliesCanBeReadAlone() throws Exception {
        String parent = sdk.post("parent").getTs();
        reply(parent, "first", false);
        clock.advance(Duration.ofSeconds(1));
        String last = reply(parent, "last", false);

        var since = sdk.methods()
                .conversationsReplies(read -> read.channel(slack.channelId("alerts"))
                        .ts(parent)
                        .oldest(last)
                        .inclusive(true));

        assertThat(texts(since)).containsExactly("parent", "last");
    }

    @Test
    void channelsAreListedPageByPage() throws Exception {
        slack.webhook("incidents");

        ConversationsListResponse first = sdk.methods().conversationsList(list -> list.limit(2));
        ConversationsListResponse second = sdk.methods()
                .conversationsList(
                        list -> list.limit(2).cursor(first.getResponseMetadata().getNextCursor()));

        assertThat(first.getChannels()).extracting(Conversation::getName).containsExactly("general", "alerts");
        assertThat(first.getChannels().get(1).getId()).isEqualTo(slack.channelId("alerts"));
        assertThat(second.getChannels()).extracting(Conversation::getName).containsExactly("incidents");
        assertThat(second.getResponseMetadata().getNextCursor()).isEmpty();
    }

    @Test
    void archivedChannelsAreListedUnlessExcluded() throws Exception {
        slack.control().archive("general");

        assertThat(sdk.methods().conversationsList(list -> list).getChannels())
                .extracting(Conversation::isArchived)
                .containsExactly(true, false);
        assertThat(sdk.methods()
                        .conversationsList(list -> list.excludeArchived(true))
                        .getChannels())
                .extracting(Conversation::getName)
                .containsExactly("alerts");
    }

    @Test
    void aTokenDoesOnlyWhatItsScopesAllow() throws Exception {
        String token = slack.install("Poster", "chat:write");

        var post = sdk.methods(token)
                .chatPostMessage(message -> message.channel("alerts").text("x"));
        var history = sdk.methods(token).conversationsHistory(read -> read.channel(slack.channelId("alerts")));

        assertThat(post.isOk()).isTrue();
        assertThat(post.getMessage().getBotProfile().getName()).isEqualTo("Poster");
        assertThat(history.getError()).isEqualTo("missing_scope");
        assertThat(history.getNeeded()).isEqualTo("channels:history");
        assertThat(history.getProvided()).isEqualTo("chat:write");
    }

    /** Posts texts "1" to {@code count}, a second apart, the first at 10:00:01.25. */
    private void post(int count) throws Exception {
        for (int i = 1; i <= count; i++) {
            clock.advance(Duration.ofSeconds(1));
            sdk.post(String.valueOf(i));
        }
    }

    private String reply(String parent, String text, boolean broadcast) throws Exception {
        return sdk.methods()
                .chatPostMessage(post ->
                        post.channel("alerts").text(text).threadTs(parent).replyBroadcast(broadcast))
                .getTs();
    }

    private ConversationsRepliesResponse replies(String ts) throws Exception {
        return sdk.methods()
                .conversationsReplies(
                        read -> read.channel(slack.channelId("alerts")).ts(ts));
    }

    private static List<String> texts(ConversationsRepliesResponse replies) {
        return replies.getMessages().stream().map(Message::getText).toList();
    }

    /** All of history in pages of two. */
    private List<List<String>> pages(@org.jspecify.annotations.Nullable String oldest) throws Exception {
        List<List<String>> pages = new ArrayList<>();
        String cursor = "";
        do {
            String from = cursor;
            ConversationsHistoryResponse page =
                    sdk.history(some -> some.limit(2).cursor(from).oldest(oldest));
            pages.add(SlackSdk.texts(page));
            cursor = page.isHasMore() ? page.getResponseMetadata().getNextCursor() : "";
        } while (!cursor.isEmpty());
        return pages;
    }
}
