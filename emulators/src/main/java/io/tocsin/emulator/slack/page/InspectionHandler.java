package io.tocsin.emulator.slack.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.emulator.slack.wire.Json;
import io.tocsin.emulator.slack.wire.Reply;
import io.tocsin.emulator.slack.workspace.Channel;
import io.tocsin.emulator.slack.workspace.Workspace;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.util.Optional;

/**
 * Says what stands where: {@code GET /_channels} lists the channels, {@code GET /_channels/<name or id>} one channel's
 * messages, oldest first. Not part of Slack.
 */
public final class InspectionHandler implements HttpHandler {
    private final Workspace workspace;

    public InspectionHandler(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        String name = exchange.getRelativePath().replaceFirst("^/", "");
        if (name.isEmpty()) {
            Reply.json(200, channels()).send(exchange);
            return;
        }
        Optional<Channel> channel = workspace.find(name);
        if (channel.isPresent()) {
            Reply.json(200, messages(channel.get())).send(exchange);
        } else {
            Reply.json(404, Json.object().put("error", "There is no channel " + name))
                    .send(exchange);
        }
    }

    private ObjectNode channels() {
        ObjectNode answer = Json.object();
        workspace.channels().forEach(channel -> answer.withArray("channels").add(Facts.channel(workspace, channel)));
        return answer;
    }

    private ObjectNode messages(Channel channel) {
        ObjectNode answer = Json.object();
        answer.set("channel", Facts.channel(workspace, channel));
        answer.set("messages", Facts.messages(channel.messages()));
        return answer;
    }
}
