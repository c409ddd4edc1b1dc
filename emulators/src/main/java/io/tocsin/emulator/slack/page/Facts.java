package io.tocsin.emulator.slack.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.emulator.slack.wire.Json;
import io.tocsin.emulator.slack.workspace.Channel;
import io.tocsin.emulator.slack.workspace.Message;
import io.tocsin.emulator.slack.workspace.PlainText;
import io.tocsin.emulator.slack.workspace.Workspace;
import java.util.List;

/** What stands in the workspace, as JSON for the page and for tests. */
final class Facts {
    private Facts() {}

    static ObjectNode channel(Workspace workspace, Channel channel) {
        return Json.object()
                .put("id", channel.id())
                .put("name", channel.name())
                .put("messages", channel.size())
                .put("webhook", workspace.webhook(channel.name()).path());
    }

    static ObjectNode message(Message message) {
        ObjectNode facts = Json.object()
                .put("channel", message.channel())
                .put("ts", message.ts())
                .put("thread_ts", message.isReply() ? message.threadTs() : "")
                .put("only_in_thread", message.isOnlyInThread())
                .put("posted_at", message.postedAt().toString())
                .put("over_limit", message.overLimit())
                .put("text", PlainText.of(message.json()));
        facts.set("message", message.json());
        return facts;
    }

    static ArrayNode messages(List<Message> messages) {
        ArrayNode array = Json.object().arrayNode();
        messages.forEach(message -> array.add(message(message)));
        return array;
    }
}
