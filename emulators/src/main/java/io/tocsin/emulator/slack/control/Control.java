package io.tocsin.emulator.slack.control;

import io.tocsin.emulator.slack.trouble.Trouble;
import io.tocsin.emulator.slack.trouble.Troubles;
import io.tocsin.emulator.slack.workspace.Channel;
import io.tocsin.emulator.slack.workspace.Workspace;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * The switches for trouble. They act on the calls that come after, and may be thrown while the emulator runs. A name that is
 * not known is an {@link IllegalArgumentException}.
 */
public final class Control {
    private final Workspace workspace;
    private final Troubles troubles;
    private final Set<String> methods;
    private final Runnable changed;

    /**
     * @param methods the Web API methods that there are
     * @param changed runs after each switch
     */
    public Control(Workspace workspace, Troubles troubles, Set<String> methods, Runnable changed) {
        this.workspace = workspace;
        this.troubles = troubles;
        this.methods = new TreeSet<>(methods);
        this.changed = changed;
    }

    /**
     * Lets something go wrong; troubles that meet the same call happen one after the other.
     *
     * @throws IllegalArgumentException if there is no such method or channel
     */
    public void trouble(Trouble trouble) {
        troubles.add(checked(trouble));
        changed.run();
    }

    /** Archives a channel: posting to it is refused for good. */
    public void archive(String channel) {
        workspace.archive(channel(channel), true);
        changed.run();
    }

    public void unarchive(String channel) {
        workspace.archive(channel(channel), false);
        changed.run();
    }

    /** Revokes a bot token: every call with it is refused. */
    public void revokeToken(String token) {
        workspace.revoke(token(token), true);
        changed.run();
    }

    public void restoreToken(String token) {
        workspace.revoke(token(token), false);
        changed.run();
    }

    /** Removes the webhook of a channel: its URL answers {@code no_service}. */
    public void disableWebhook(String channel) {
        workspace.revoke(workspace.webhook(channel(channel).name()).id(), true);
        changed.run();
    }

    public void enableWebhook(String channel) {
        workspace.revoke(workspace.webhook(channel(channel).name()).id(), false);
        changed.run();
    }

    /** Messages posted from now on show in {@code conversations.history} only after that time. */
    public void delayHistory(Duration delay) {
        workspace.delayHistory(delay);
        changed.run();
    }

    /** The trouble, if the method and the channel that it names are there. */
    Trouble checked(Trouble trouble) {
        if (!trouble.on().isEmpty() && !trouble.on().equals(Troubles.WEBHOOK) && !methods.contains(trouble.on())) {
            throw new IllegalArgumentException("on must be " + Troubles.WEBHOOK + " or one of "
                    + String.join(", ", methods) + "; it is '" + trouble.on() + "'");
        }
        if (!trouble.channel().isEmpty()) {
            channel(trouble.channel());
        }
        return trouble;
    }

    /** The channel of that name. */
    Channel channel(String name) {
        return workspace
                .find(name)
                .orElseThrow(() -> new IllegalArgumentException("There is no channel '" + name + "'"));
    }

    /** The token, if an app has it. */
    String token(String token) {
        if (workspace.botOf(token).isEmpty()) {
            throw new IllegalArgumentException("No app has this token");
        }
        return token;
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
