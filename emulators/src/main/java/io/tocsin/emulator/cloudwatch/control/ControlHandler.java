package io.tocsin.emulator.cloudwatch.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tocsin.emulator.cloudwatch.trouble.TroubleMaker;
import io.tocsin.emulator.cloudwatch.trouble.Troubles;
import io.tocsin.emulator.cloudwatch.trouble.TroublesJson;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The switches for trouble: GET shows them, POST changes those it names, DELETE turns all off. */
public final class ControlHandler implements HttpHandler {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TroubleMaker troubleMaker;

    public ControlHandler(TroubleMaker troubleMaker) {
        this.troubleMaker = troubleMaker;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws IOException {
        try {
            change(exchange);
            send(exchange, 200, TroublesJson.write(troubleMaker.troubles()));
        } catch (IllegalArgumentException e) {
            send(exchange, 400, Map.of("error", String.valueOf(e.getMessage())));
        }
    }

    private void change(HttpServerExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals(Methods.POST)) {
            JsonNode members = body(exchange);
            troubleMaker.change(before -> TroublesJson.change(before, members));
        } else if (exchange.getRequestMethod().equals(Methods.DELETE)) {
            troubleMaker.change(before -> Troubles.none());
        }
    }

    private static JsonNode body(HttpServerExchange exchange) throws IOException {
        try {
            return JSON.readTree(exchange.getInputStream());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("expected a JSON object: " + e.getOriginalMessage(), e);
        }
    }

    static void send(HttpServerExchange exchange, int status, Object body) throws IOException {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(body) + "\n";
        exchange.getResponseSender().send(text, StandardCharsets.UTF_8);
    }
}
