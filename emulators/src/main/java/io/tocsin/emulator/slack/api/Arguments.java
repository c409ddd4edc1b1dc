package io.tocsin.emulator.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.emulator.slack.posting.Refused;
import io.tocsin.emulator.slack.wire.Json;
import io.tocsin.emulator.slack.wire.Request;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The arguments of a call, which Slack takes as JSON, as a form, or in the query. */
record Arguments(ObjectNode values) {
    private static final List<String> STRUCTURED = List.of("blocks", "attachments", "metadata");

    /** @throws Refused with {@code invalid_json} or {@code json_not_object} */
    static Arguments of(HttpServerExchange exchange) throws IOException {
        ObjectNode values = Json.object();
        exchange.getQueryParameters().forEach((name, all) -> values.put(name, all.getLast()));
        String body = Request.body(exchange);
        if (Request.isJson(exchange)) {
            values.setAll(parsed(body));
        } else {
            Request.fields(body).forEach(values::put);
        }
        STRUCTURED.forEach(name -> unfold(values, name));
        return new Arguments(values);
    }

    /** A text argument; empty if it is absent. */
    String text(String name) {
        return values.path(name).asText("");
    }

    /** A boolean argument, false if it is absent: Slack takes {@code true} and {@code 1}. */
    boolean flag(String name) {
        return text(name).equals("true") || text(name).equals("1");
    }

    /** The argument {@code limit}. */
    int limit(int usual, int most) {
        String limit = text("limit");
        if (limit.isEmpty()) {
            return usual;
        }
        if (!limit.matches("\\d{1,6}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > most) {
            throw Refused.because("invalid_limit");
        }
        return Integer.parseInt(limit);
    }

    /** What stands behind {@code prefix} in the argument {@code cursor}; nothing if it is absent. */
    Optional<String> cursor(String prefix) {
        String cursor = text("cursor");
        if (cursor.isEmpty()) {
            return Optional.empty();
        }
        String decoded = decoded(cursor);
        if (!decoded.startsWith(prefix)) {
            throw invalidCursor();
        }
        return Optional.of(decoded.substring(prefix.length()));
    }

    static String asCursor(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Refused invalidCursor() {
        return Refused.because("invalid_cursor");
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw invalidCursor();
        }
    }

    private static ObjectNode parsed(String body) {
        JsonNode json = body.isBlank() ? Json.object() : Json.parse(body);
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw Refused.because(json.isMissingNode() ? "invalid_json" : "json_not_object");
    }

    /** In a form, and often in JSON too, structured arguments come as JSON within a string. */
    private static void unfold(ObjectNode values, String name) {
        JsonNode value = values.path(name);
        if (value.asText("").isBlank() && !value.isContainerNode()) {
            values.remove(name);
        } else if (value.isTextual()) {
            JsonNode parsed = Json.parse(value.textValue());
            values.set(name, parsed.isMissingNode() ? value : parsed);
        }
    }
}
