package io.tocsin.emulator.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.emulator.slack.posting.Refused;
import io.tocsin.emulator.slack.workspace.Bot;
import io.tocsin.emulator.slack.workspace.Channel;
import io.tocsin.emulator.slack.workspace.Message;
import io.tocsin.emulator.slack.workspace.Workspace;
import java.time.InstantSource;

/** What the methods have in common that read messages of a channel. */
abstract class ReadingMethod implements ApiMethod {
    private final Workspace workspace;
    private final InstantSource clock;

    ReadingMethod(Workspace workspace, InstantSource clock) {
        this.workspace = workspace;
        this.clock = clock;
    }

    @Override
    public final String scope() {
        return "channels:history";
    }

    @Override
    public final int perMinute() {
        return Tier.THREE;
    }

    @Override
    public final ObjectNode call(Arguments arguments, Bot bot) {
        return read(
                workspace.findById(arguments.text("channel")).orElseThrow(() -> Refused.because("channel_not_found")),
                arguments);
    }

    abstract ObjectNode read(Channel channel, Arguments arguments);

    /** Whether Slack shows the message by now. */
    final boolean isVisible(Message message) {
        return !message.visibleFrom().isAfter(clock.instant());
    }
}
