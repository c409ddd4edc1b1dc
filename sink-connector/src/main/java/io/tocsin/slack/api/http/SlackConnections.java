package io.tocsin.slack.api.http;

import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** The HTTP connection pool and the TLS settings that all destinations of a task share. Thread-safe. */
public final class SlackConnections implements AutoCloseable {
    private final OkHttpClient shared;

    public SlackConnections(Network network) {
        this.shared = Clients.create(network);
    }

    /** Returns a client that uses the shared pool, and whose requests can be cancelled apart from those of others. */
    OkHttpClient client() {
        return shared.newBuilder().dispatcher(new Dispatcher()).build();
    }

    /** Closes the idle connections. */
    @Override
    public void close() {
        shared.connectionPool().evictAll();
    }
}
