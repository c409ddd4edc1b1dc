package io.tocsin.cloudwatch.aws;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A listener with as many connections that nobody accepts as it takes. */
final class FullBacklog implements AutoCloseable {
    private final List<Socket> sockets = new ArrayList<>();

    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

    FullBacklog() throws IOException {
        boolean room = true;
        while (room) {
            Socket socket = new Socket();
            sockets.add(socket);
            room = connects(socket);
        }
    }

    private boolean connects(Socket socket) throws IOException {
        try {
            socket.connect(new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()), 200);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
