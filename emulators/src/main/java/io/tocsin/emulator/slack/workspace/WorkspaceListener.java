package io.tocsin.emulator.slack.workspace;

/** Told of what happens in the workspace, in order, under its lock: an implementation must be quick. */
public interface WorkspaceListener {
    void opened(Channel channel);

    void posted(Message message);
}
