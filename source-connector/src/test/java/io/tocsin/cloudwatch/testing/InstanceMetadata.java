package io.tocsin.cloudwatch.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The instance metadata service of a machine with a role. It answers with HTTP 503 until it is told to be there. */
public final class InstanceMetadata implements AutoCloseable {
    private static final String ROLES = "/latest/meta-data/iam/security-credentials/";
    private static final String KEYS = """
        {"Code": "Success", "AccessKeyId": "ASIASERVED", "SecretAccessKey": "s", "Token": "t",
         "Expiration": "2099-01-01T00:00:00Z"}\
        """;

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private volatile boolean there;

    public InstanceMetadata() throws IOException {
        server.createContext("/", this::answer);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers as it ought to from now on. */
    public void comeBack() {
        there = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = body(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(there ? 200 : 503, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String body(String path) {
        if (path.startsWith(ROLES)) {
            return path.equals(ROLES) ? "the-role" : KEYS;
        }
        return "token";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
