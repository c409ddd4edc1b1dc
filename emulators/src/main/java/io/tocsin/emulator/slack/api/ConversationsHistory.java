package io.tocsin.emulator.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.emulator.slack.workspace.Channel;
import io.tocsin.emulator.slack.workspace.Message;
import io.tocsin.emulator.slack.workspace.Workspace;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;

/**
 * {@code conversations.history}: a channel's messages, newest first, without replies in threads. With {@code oldest} alone,
 * the pages start at the oldest message (each of them newest first all the same).
 */
final class ConversationsHistory extends ReadingMethod {
    private static final int USUAL_LIMIT = 100;
    private static final int MAX_LIMIT = 999;

    ConversationsHistory(Workspace workspace, InstantSource clock) {
        super(workspace, clock);
    }

    @Override
    public String name() {
        return "conversations.history";
    }

    @Override
    ObjectNode read(Channel channel, Arguments arguments) {
        TimeRange range = TimeRange.of(arguments);
        MessagePage page = MessagePage.of(
                inOrder(range, channel, arguments).values().stream()
                        .filter(message -> !message.isOnlyInThread() && isVisible(message)),
                arguments.limit(USUAL_LIMIT, MAX_LIMIT));
        List<Message> newestFirst = new ArrayList<>(page.messages());
        if (range.onlyOldest()) {
            Collections.reverse(newestFirst);
        }
        return page.answer(newestFirst, arguments.flag("include_all_metadata"))
                .put("pin_count", 0)
                .put("channel_actions_count", 0)
                .putNull("channel_actions_ts");
    }

    /** What is in the range, in the order of the pages, from where the cursor points. */
    private static ConcurrentNavigableMap<Long, Message> inOrder(
            TimeRange range, Channel channel, Arguments arguments) {
        ConcurrentNavigableMap<Long, Message> found = range.of(channel.byMicros());
        ConcurrentNavigableMap<Long, Message> ordered = range.onlyOldest() ? found : found.descendingMap();
        return MessagePage.start(arguments)
                .map(start -> ordered.tailMap(start, true))
                .orElse(ordered);
    }
}
