package io.tocsin.emulator.slack.control;

import io.tocsin.emulator.slack.trouble.Trouble;
import io.tocsin.emulator.slack.trouble.Troubles;
import io.tocsin.emulator.slack.workspace.Workspace;
import java.time.Duration;

/** The switches for trouble. They act on the calls that come after, and may be thrown while the emulator runs. */
public final class Control {
    private final Workspace workspace;
    private final Troubles troubles;
    private final Runnable changed;

    /** @param changed runs after each switch */
    public Control(Workspace workspace, Troubles troubles, Runnable changed) {
        this.workspace = workspace;
        this.troubles = troubles;
        this.changed = changed;
    }

    /** Lets something go wrong; troubles that meet the same call happen one after the other. */
    public void trouble(Trouble trouble) {
        troubles.add(trouble);
        changed.run();
    }

    /** Archives a channel: posting to it is refused for good. */
    public void archive(String channel) {
        workspace.archive(workspace.open(channel), true);
        changed.run();
    }

    public void unarchive(String channel) {
        workspace.archive(workspace.open(channel), false);
        changed.run();
    }

    /** Revokes a bot token: every call with it is refused. */
    public void revokeToken(String token) {
        workspace.revoke(token, true);
        changed.run();
    }

    public void restoreToken(String token) {
        workspace.revoke(token, false);
        changed.run();
    }

    /** Removes the webhook of a channel: its URL answers {@code no_service}. */
    public void disableWebhook(String channel) {
        workspace.revoke(workspace.webhook(channel).id(), true);
        changed.run();
    }

    public void enableWebhook(String channel) {
        workspace.revoke(workspace.webhook(channel).id(), false);
        changed.run();
    }

    /** Messages posted from now on show in {@code conversations.history} only after that time. */
    public void delayHistory(Duration delay) {
        workspace.delayHistory(delay);
        changed.run();
    }

    /** Everything works again. Messages and counts stay. */
    public void reset() {
        troubles.clear();
        workspace.delayHistory(Duration.ZERO);
        workspace.channels().forEach(channel -> workspace.archive(channel, false));
        workspace.revoked().forEach(secret -> workspace.revoke(secret, false));
        changed.run();
    }
}
