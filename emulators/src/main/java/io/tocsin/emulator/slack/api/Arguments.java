package io.tocsin.emulator.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.emulator.slack.posting.Refused;
import io.tocsin.emulator.slack.wire.Json;
import io.tocsin.emulator.slack.wire.Request;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.util.List;

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
