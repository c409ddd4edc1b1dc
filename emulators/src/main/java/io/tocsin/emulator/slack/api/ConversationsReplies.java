package io.tocsin.emulator.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.emulator.slack.posting.Refused;
import io.tocsin.emulator.slack.workspace.Channel;
import io.tocsin.emulator.slack.workspace.Message;
import io.tocsin.emulator.slack.workspace.Workspace;
import java.time.InstantSource;
import java.util.stream.Stream;

/** {@code conversations.replies}: a thread, its first message first and then its replies, oldest first. */
final class ConversationsReplies extends ReadingMethod {
    private static final int MAX_LIMIT = 1_000;

    ConversationsReplies(Workspace workspace, InstantSource clock) {
        super(workspace, clock);
    }

    @Override
    public String name() {
        return "conversations.replies";
    }

    @Override
    ObjectNode read(Channel channel, Arguments arguments) {
        Message first = first(channel, arguments.text("ts"));
        long start = MessagePage.start(arguments).orElse(0L);
        MessagePage page = MessagePage.of(
                thread(channel, first, TimeRange.of(arguments))
                        .filter(message -> message.micros() >= start)
                        .filter(this::isVisible),
                arguments.limit(MAX_LIMIT, MAX_LIMIT));
        return page.answer(page.messages(), arguments.flag("include_all_metadata"));
    }

    /** The first message of the thread of which {@code ts} is a part. */
    private static Message first(Channel channel, String ts) {
        return channel.message(ts)
                .flatMap(found -> found.isReply() ? channel.message(found.threadTs()) : channel.message(ts))
                .orElseThrow(() -> Refused.because("thread_not_found"));
    }

    private static Stream<Message> thread(Channel channel, Message first, TimeRange range) {
        Stream<Message> replies = range.notBefore(first.micros()).of(channel.byMicros()).values().stream()
                .filter(message -> message.isReply() && message.threadTs().equals(first.ts()));
        return Stream.concat(Stream.of(first), replies);
    }
}
