package io.tocsin.slack.api.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server on loopback that reads each request, writes what it is told to, and closes the connection. */
final class RawServer implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    private final ServerSocket socket;
    private final String answer;
    private final AtomicInteger requests = new AtomicInteger();

    /** @param answer the bytes that it writes, in ASCII; may be none */
    RawServer(String answer) throws IOException {
        this.answer = answer;
        this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "raw server");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                serve(new BufferedInputStream(connection.getInputStream()), connection.getOutputStream());
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(InputStream in, OutputStream out) throws IOException {
        int first = in.read();
        if (first < 0) {
            return;
        }
        requests.incrementAndGet();
        // TLS does not begin with a letter.
        if (Character.isLetter(first)) {
            readRequest(in);
        }
        out.write(answer.getBytes(StandardCharsets.US_ASCII));
    }

    /** What is left unread when a connection is closed makes the client lose what was written. */
    private static void readRequest(InputStream in) throws IOException {
        StringBuilder headers = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            headers.append((char) next);
            if (headers.indexOf("\r\n\r\n") >= 0) {
                break;
            }
        }
        Matcher length = LENGTH.matcher(headers);
        in.skipNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
    }

    int requests() {
        return requests.get();
    }

    /** Host and port. */
    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
