package io.tocsin.emulator.slack.wire;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What of a request matters to Slack: its content type, its body, and the fields of a form. */
public final class Request {
    private Request() {}

    public static String body(HttpServerExchange exchange) throws IOException {
        return new String(exchange.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The header {@code Content-Type}, or nothing. */
    public static String contentType(HttpServerExchange exchange) {
        String type = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
        return type == null ? "" : type;
    }

    public static boolean isJson(HttpServerExchange exchange) {
        return contentType(exchange).startsWith("application/json");
    }

    /** The fields of an {@code application/x-www-form-urlencoded} text; the last of a name wins. */
    public static Map<String, String> fields(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
