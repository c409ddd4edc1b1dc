package io.tocsin.slack.message;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.emulator.slack.counters.Counters;
import io.tocsin.emulator.slack.posting.Posting;
import io.tocsin.emulator.slack.posting.Refused;
import io.tocsin.emulator.slack.workspace.Channel;
import io.tocsin.emulator.slack.workspace.Workspace;
import java.time.InstantSource;

/** What the emulated Slack refuses, asked without a connection, so that a great many messages can be tried. */
public final class EmulatedRules {
    /** The emulator keeps every message; a new one starts empty. */
    private static final int KEPT = 1_000;

    private final InstantSource clock = InstantSource.system();
    private Workspace workspace = new Workspace(clock);
    private Channel channel = workspace.open("alerts");
    private Posting posting = posting();

    private Posting posting() {
        return new Posting(workspace, new Counters(), clock, 1e9, Integer.MAX_VALUE);
    }

    /** Posts a message; fails if Slack would refuse it. */
    public void take(String where, JsonNode body) {
        if (channel.size() >= KEPT) {
            workspace = new Workspace(clock);
            channel = workspace.open("alerts");
            posting = posting();
        }
        try {
            posting.post(channel, body, workspace.bot());
        } catch (Refused refused) {
            throw new AssertionError(where + ": refused, " + refused.code() + " " + refused.problems(), refused);
        }
    }
}
