package io.tocsin.emulator.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.emulator.slack.posting.Posting;
import io.tocsin.emulator.slack.posting.Refused;
import io.tocsin.emulator.slack.wire.Json;
import io.tocsin.emulator.slack.workspace.Bot;
import io.tocsin.emulator.slack.workspace.Channel;
import io.tocsin.emulator.slack.workspace.Message;
import io.tocsin.emulator.slack.workspace.Workspace;

/** {@code chat.postMessage}. */
final class PostMessage implements ApiMethod {
    private final Workspace workspace;
    private final Posting posting;

    PostMessage(Workspace workspace, Posting posting) {
        this.workspace = workspace;
        this.posting = posting;
    }

    @Override
    public String name() {
        return "chat.postMessage";
    }

    @Override
    public String scope() {
        return "chat:write";
    }

    @Override
    public int perMinute() {
        return Tier.SPECIAL;
    }

    @Override
    public ObjectNode call(Arguments arguments, Bot bot) {
        Channel channel =
                workspace.find(arguments.text("channel")).orElseThrow(() -> Refused.because("channel_not_found"));
        Message message = posting.post(channel, arguments.values(), bot);
        ObjectNode answer = Json.object().put("channel", channel.id()).put("ts", message.ts());
        answer.set("message", message.json());
        return answer;
    }
}
