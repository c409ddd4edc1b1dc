package io.tocsin.it.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntSupplier;

/** Stands before a port of 127.0.0.1. While it stalls, connections stay open and nothing passes, as with a server that hangs. */
public final class StallingProxy implements AutoCloseable {
    private final IntSupplier server;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    /** Read by those who pass something on; written while nothing may pass. */
    private final ReadWriteLock passing = new ReentrantReadWriteLock();

    /**
     * Lets everything through at first.
     *
     * @param server the port, asked for with each connection
     */
    public StallingProxy(IntSupplier server) {
        this.server = server;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen", e);
        }
        daemon(this::accept);
    }

    /** Where the server seems to be. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Lets nothing through while something is done. */
    public void stallDuring(Runnable work) {
        passing.writeLock().lock();
        try {
            work.run();
        } finally {
            passing.writeLock().unlock();
        }
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket client = listener.accept();
                Socket to = new Socket(InetAddress.getLoopbackAddress(), server.getAsInt());
                open.add(client);
                open.add(to);
                daemon(() -> pump(client, to));
                daemon(() -> pump(to, client));
            }
        } catch (IOException closed) {
            closeAll();
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[8192];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                pass(buffer, length, out);
            }
        } catch (IOException broken) {
            open.remove(from);
        }
    }

    private void pass(byte[] buffer, int length, OutputStream out) throws IOException {
        passing.readLock().lock();
        try {
            out.write(buffer, 0, length);
        } finally {
            passing.readLock().unlock();
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "stalling-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop listening", e);
        }
        closeAll();
    }

    private void closeAll() {
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close a connection", e);
            }
        }
    }
}
