package io.tocsin.emulator.http;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.BlockingHandler;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** An HTTP server whose handler may block. */
public final class EmulatorServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final Undertow undertow;

    private EmulatorServer(Undertow undertow) {
        this.undertow = undertow;
    }

    /**
     * A port of 127.0.0.1.
     *
     * @param port 1 to 65535, or 0 for any free one
     */
    public static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /**
     * Starts to serve.
     *
     * @param address an address of this machine, with port 0 for any free one
     * @throws RuntimeException whose cause is a {@link java.net.BindException} if the port is in use
     */
    public static EmulatorServer start(InetSocketAddress address, HttpHandler handler) {
        Undertow undertow = Undertow.builder()
                .addHttpListener(address.getPort(), address.getAddress().getHostAddress())
                .setHandler(new BlockingHandler(handler))
                .build();
        undertow.start();
        return new EmulatorServer(undertow);
    }

    /** Where it serves this machine, without a trailing slash. */
    public URI uri() {
        InetSocketAddress address =
                (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
        return URI.create("http://" + host(address.getAddress()) + ":" + address.getPort());
    }

    private static String host(InetAddress address) {
        if (address.isAnyLocalAddress()) {
            return LOOPBACK;
        }
        return address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
    }

    /** Stops serving; requests in flight are cut. */
    @Override
    public void close() {
        undertow.stop();
    }
}
