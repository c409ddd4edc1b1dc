package io.tocsin.emulator.slack.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.emulator.slack.control.Status;
import io.tocsin.emulator.slack.counters.Counters;
import io.tocsin.emulator.slack.workspace.Channel;
import io.tocsin.emulator.slack.workspace.Message;
import io.tocsin.emulator.slack.workspace.Workspace;
import io.tocsin.emulator.slack.workspace.WorkspaceListener;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.server.handlers.sse.ServerSentEventConnectionCallback;
import org.jspecify.annotations.Nullable;

/** Tells a page what stands now, and then of all that comes, as server-sent events. */
public final class LiveFeed implements ServerSentEventConnectionCallback {
    private static final long KEEP_ALIVE_MILLIS = 15_000;

    private final Workspace workspace;
    private final Counters counters;
    private final Status status;
    private final Snapshot snapshot;

    public LiveFeed(Workspace workspace, Counters counters, Status status, Snapshot snapshot) {
        this.workspace = workspace;
        this.counters = counters;
        this.status = status;
        this.snapshot = snapshot;
    }

    @Override
    public void connected(ServerSentEventConnection connection, @Nullable String lastEventId) {
        connection.setKeepAliveTime(KEEP_ALIVE_MILLIS);
        Listener listener = new Listener(connection);
        Runnable counted = () -> send(connection, "status", status.json());
        connection.addCloseTask(closed -> {
            workspace.unsubscribe(listener);
            counters.removeListener(counted);
        });
        workspace.subscribe(() -> send(connection, "hello", snapshot.json()), listener);
        counters.addListener(counted);
    }

    private static void send(ServerSentEventConnection connection, String event, ObjectNode data) {
        connection.send(data.toString(), event, null, null);
    }

    private final class Listener implements WorkspaceListener {
        private final ServerSentEventConnection connection;

        private Listener(ServerSentEventConnection connection) {
            this.connection = connection;
        }

        @Override
        public void opened(Channel channel) {
            send(connection, "channel", Facts.channel(workspace, channel));
        }

        @Override
        public void posted(Message message) {
            send(connection, "message", Facts.message(message));
        }
    }
}
