package io.tocsin.emulator.slack.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.emulator.slack.counters.Counters;
import io.tocsin.emulator.slack.trouble.Troubles;
import io.tocsin.emulator.slack.wire.Json;
import io.tocsin.emulator.slack.workspace.Channel;
import io.tocsin.emulator.slack.workspace.Workspace;

/** Everything there is to know of the emulator's state, but for the messages. */
public final class Status {
    private final Workspace workspace;
    private final Troubles troubles;
    private final Counters counters;

    public Status(Workspace workspace, Troubles troubles, Counters counters) {
        this.workspace = workspace;
        this.troubles = troubles;
        this.counters = counters;
    }

    /** The state now. */
    public ObjectNode json() {
        ObjectNode status = Json.object();
        status.put("accepted", counters.accepted()).put("over_limit", counters.overLimit());
        ObjectNode refused = status.putObject("refused");
        counters.refused().forEach(refused::put);
        ObjectNode met = status.putObject("troubles_met");
        counters.troubles().forEach(met::put);
        ArrayNode due = status.putArray("troubles_due");
        troubles.due().forEach(trouble -> due.add(TroubleJson.of(trouble)));
        status.put("history_delay_seconds", workspace.historyDelay().toMillis() / 1000.0);
        status.put("revoked", workspace.revoked().size());
        ArrayNode channels = status.putArray("channels");
        workspace.channels().forEach(channel -> channels.add(describe(channel)));
        return status;
    }

    private static ObjectNode describe(Channel channel) {
        return Json.object()
                .put("id", channel.id())
                .put("name", channel.name())
                .put("messages", channel.size())
                .put("archived", channel.isArchived());
    }
}
