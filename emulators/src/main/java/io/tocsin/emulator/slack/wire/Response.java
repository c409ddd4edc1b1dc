package io.tocsin.emulator.slack.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;

/** Sends an answer. */
public final class Response {
    private Response() {}

    public static void json(HttpServerExchange exchange, int status, JsonNode body) {
        send(exchange, status, "application/json; charset=utf-8", body.toString());
    }

    public static void text(HttpServerExchange exchange, int status, String body) {
        send(exchange, status, "text/html", body);
    }

    /** HTTP 429 with the body that has been seen from webhooks and from the Web API alike. */
    public static void rateLimited(HttpServerExchange exchange, long seconds) {
        exchange.getResponseHeaders().put(Headers.RETRY_AFTER, seconds);
        json(
                exchange,
                429,
                Json.object().put("retry_after", seconds).put("ok", false).put("error", "rate_limited"));
    }

    private static void send(HttpServerExchange exchange, int status, String type, String body) {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, type);
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "private, no-cache, no-store, must-revalidate");
        exchange.getResponseSender().send(body);
    }
}
