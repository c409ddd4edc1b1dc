package io.tocsin.it.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a worker and a service on 127.0.0.1, and cuts their connections when it is told to. */
final class CutProxy implements AutoCloseable {
    private final URI service;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private volatile boolean cut;

    private CutProxy(URI service, ServerSocket listener) {
        this.service = service;
        this.listener = listener;
    }

    /** Lets everything through at first. */
    static CutProxy to(URI service) {
        try {
            CutProxy proxy = new CutProxy(service, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            daemon(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen", e);
        }
    }

    /** Where the service seems to be. */
    URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Breaks off what is under way, and lets nothing through any more. */
    void cut() {
        cut = true;
        open.forEach(CutProxy::reset);
    }

    void mend() {
        cut = false;
    }

    /** How many connections were tried while it was cut. */
    int turnedAway() {
        return turnedAway.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                connect(listener.accept());
            } catch (IOException closed) {
                open.forEach(CutProxy::reset);
            }
        }
    }

    private void connect(Socket client) throws IOException {
        if (cut) {
            reset(client);
            turnedAway.incrementAndGet();
            return;
        }
        open.add(client);
        Socket server = new Socket(service.getHost(), service.getPort());
        open.add(server);
        if (cut) {
            reset(client);
            reset(server);
        }
        daemon(() -> pump(client, server));
        daemon(() -> pump(server, client));
    }

    private void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException broken) {
            reset(from);
            reset(to);
        } finally {
            open.remove(from);
        }
    }

    /** With nothing to linger, closing is a reset and no orderly end. */
    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (SocketException e) {
            // It was closed already, from its other end or by the other thread.
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close a connection", e);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "cut-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        cut();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop listening", e);
        }
    }
}
