package io.tocsin.slack.api.http;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A server on loopback that gives one answer to everything, but for methods that have their own, and keeps what it was asked. */
public final class HttpDouble implements AutoCloseable {
    private final Undertow server = Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(new BlockingHandler(this::handle))
            .build();
    public final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String body = "ok";
    private volatile @Nullable String retryAfter;

    private final Map<String, String> ofMethods = new ConcurrentHashMap<>();

    /** A request. */
    public record Asked(
            String path,
            String body,
            @Nullable String authorization,
            @Nullable String contentType) {}

    public HttpDouble() {
        server.start();
    }

    private void handle(HttpServerExchange exchange) throws Exception {
        String text = new String(exchange.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(
                exchange.getRequestPath(),
                text,
                header(exchange, Headers.AUTHORIZATION),
                header(exchange, Headers.CONTENT_TYPE)));
        String own = ofMethods.get(exchange.getRequestPath());
        if (own != null) {
            exchange.getResponseSender().send(own);
            return;
        }
        exchange.setStatusCode(status);
        if (retryAfter != null) {
            exchange.getResponseHeaders().put(new HttpString("Retry-After"), retryAfter);
        }
        if (status / 100 == 3) {
            exchange.getResponseHeaders().put(Headers.LOCATION, url() + "/elsewhere");
        }
        exchange.getResponseSender().send(body);
    }

    private static @Nullable String header(HttpServerExchange exchange, HttpString name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    public void answer(int newStatus, String newBody) {
        status = newStatus;
        body = newBody;
    }

    /** What is answered to a method of the Web API, whatever is answered to others. */
    public void answer(String method, String newBody) {
        ofMethods.put("/api/" + method, newBody);
    }

    void retryAfter(@Nullable String seconds) {
        retryAfter = seconds;
    }

    /** Without a trailing slash. */
    public String url() {
        return "http://127.0.0.1:"
                + ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public void close() {
        server.stop();
    }
}
