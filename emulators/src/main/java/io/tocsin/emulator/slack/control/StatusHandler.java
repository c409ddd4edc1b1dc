package io.tocsin.emulator.slack.control;

import io.tocsin.emulator.slack.wire.Reply;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

/** {@code GET /_status}: counts, channels, and the troubles that are due. Not part of Slack. */
public final class StatusHandler implements HttpHandler {
    private final Status status;

    public StatusHandler(Status status) {
        this.status = status;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        Reply.json(200, status.json()).send(exchange);
    }
}
