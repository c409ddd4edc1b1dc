package io.tocsin.slack.api.http;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The way to Slack.
 *
 * @param connectTimeout how long to wait for a connection
 * @param requestTimeout how long a request may take in all
 * @param proxy the HTTP proxy; null for none
 * @param caFile a PEM file of certificates to trust in addition to the JVM's; null for none
 */
public record Network(
        Duration connectTimeout,
        Duration requestTimeout,
        @Nullable Proxy proxy,
        @Nullable Path caFile) {

    /** The same way, with no more patience than this. */
    public Network within(Duration patience) {
        return new Network(shorter(connectTimeout, patience), shorter(requestTimeout, patience), proxy, caFile);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /**
     * An HTTP proxy.
     *
     * @param user for Basic authentication; null for none
     */
    public record Proxy(
            String host,
            int port,
            @Nullable String user,
            @Nullable String password) {

        /** Without the password. */
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}
