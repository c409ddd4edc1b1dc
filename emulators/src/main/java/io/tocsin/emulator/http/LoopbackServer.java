package io.tocsin.emulator.http;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.BlockingHandler;
import java.net.InetSocketAddress;
import java.net.URI;

/** An HTTP server on 127.0.0.1 whose handler may block. */
public final class LoopbackServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final Undertow undertow;

    private LoopbackServer(Undertow undertow) {
        this.undertow = undertow;
    }

    /**
     * Starts to serve.
     *
     * @param port 1 to 65535, or 0 for any free one
     * @throws RuntimeException whose cause is a {@link java.net.BindException} if the port is in use
     */
    public static LoopbackServer start(int port, HttpHandler handler) {
        Undertow undertow = Undertow.builder()
                .addHttpListener(port, LOOPBACK)
                .setHandler(new BlockingHandler(handler))
                .build();
        undertow.start();
        return new LoopbackServer(undertow);
    }

    /** Where it serves, without a trailing slash. */
    public URI uri() {
        InetSocketAddress address =
                (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
        return URI.create("http://" + LOOPBACK + ":" + address.getPort());
    }

    /** Stops serving; requests in flight are cut. */
    @Override
    public void close() {
        undertow.stop();
    }
}
