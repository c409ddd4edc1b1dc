package io.tocsin.emulator.slack.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.HashMap;
import java.util.Map;

/** An answer, before it is sent. */
public record Reply(int status, String contentType, String body, Map<String, String> headers) {

    public Reply {
        headers = Map.copyOf(headers);
    }

    public static Reply json(int status, JsonNode body) {
        return json(status, body.toString());
    }

    /** JSON in which all but ASCII is escaped, as Slack writes it: a Japanese text takes six bytes a character. */
    public static Reply escapedJson(int status, JsonNode body) {
        return json(status, Json.escaped(body));
    }

    private static Reply json(int status, String body) {
        return new Reply(status, "application/json; charset=utf-8", body, Map.of());
    }

    public static Reply text(int status, String body) {
        return new Reply(status, "text/html", body, Map.of());
    }

    /** The Web API's no: HTTP 200 with {@code ok: false}. */
    public static Reply error(String code) {
        return json(200, Json.object().put("ok", false).put("error", code));
    }

    /** HTTP 429 with the body that has been seen from webhooks and from the Web API alike. */
    public static Reply rateLimited(long seconds) {
        JsonNode body =
                Json.object().put("retry_after", seconds).put("ok", false).put("error", "rate_limited");
        return json(429, body).with(Headers.RETRY_AFTER_STRING, String.valueOf(seconds));
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Reply(status, contentType, body, more);
    }

    public void send(HttpServerExchange exchange) {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, contentType);
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "private, no-cache, no-store, must-revalidate");
        headers.forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        exchange.getResponseSender().send(body);
    }
}
