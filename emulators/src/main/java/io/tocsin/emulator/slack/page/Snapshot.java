package io.tocsin.emulator.slack.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.emulator.slack.control.Status;
import io.tocsin.emulator.slack.wire.Json;
import io.tocsin.emulator.slack.workspace.Channel;
import io.tocsin.emulator.slack.workspace.Workspace;

/** All that a page starts with. */
public final class Snapshot {
    /** As many messages of each channel. */
    private static final int NEWEST = 200;

    private final Workspace workspace;
    private final Status status;

    public Snapshot(Workspace workspace, Status status) {
        this.workspace = workspace;
        this.status = status;
    }

    ObjectNode json() {
        ObjectNode all = Json.object();
        ArrayNode channels = all.putArray("channels");
        ArrayNode messages = all.putArray("messages");
        for (Channel channel : workspace.channels()) {
            channels.add(Facts.channel(workspace, channel));
            messages.addAll(Facts.messages(channel.newest(NEWEST)));
        }
        all.set("status", status.json());
        return all;
    }
}
