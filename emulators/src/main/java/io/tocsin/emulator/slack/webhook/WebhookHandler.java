package io.tocsin.emulator.slack.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.emulator.slack.posting.Posting;
import io.tocsin.emulator.slack.posting.Refused;
import io.tocsin.emulator.slack.wire.Json;
import io.tocsin.emulator.slack.wire.Request;
import io.tocsin.emulator.slack.wire.Response;
import io.tocsin.emulator.slack.workspace.Webhook;
import io.tocsin.emulator.slack.workspace.Workspace;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.io.IOException;
import java.util.Map;

/**
 * Serves incoming webhooks: {@code ok} or one word of plain text, with the status Slack documents for it. Mounted at
 * {@code /services}.
 */
public final class WebhookHandler implements HttpHandler {
    private static final Map<String, Integer> STATUS = Map.of(
            "no_service", 404,
            "no_team", 404,
            "channel_not_found", 404,
            "invalid_token", 403,
            "action_prohibited", 403,
            "channel_is_archived", 410,
            "rollup_error", 500);

    private final Workspace workspace;
    private final Posting posting;

    public WebhookHandler(Workspace workspace, Posting posting) {
        this.workspace = workspace;
        this.posting = posting;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals(Methods.POST)) {
            exchange.getResponseHeaders().put(Headers.ALLOW, "POST");
            Response.text(exchange, 405, "method_not_allowed");
            return;
        }
        try {
            Webhook webhook = webhookAt(exchange.getRelativePath());
            posting.post(webhook.channel(), payload(exchange), workspace.bot());
            Response.text(exchange, 200, "ok");
        } catch (Refused refused) {
            refuse(exchange, refused);
        }
    }

    private Webhook webhookAt(String path) {
        String[] parts = path.split("/", -1);
        if (parts.length != 4 || !parts[1].equals(workspace.teamId())) {
            throw Refused.because(parts.length == 4 ? "no_team" : "no_service");
        }
        Webhook webhook = workspace.webhookById(parts[2]).orElseThrow(() -> Refused.because("no_service"));
        if (!webhook.secret().equals(parts[3])) {
            throw Refused.because("invalid_token");
        }
        return webhook;
    }

    /** JSON, or a form whose field {@code payload} is JSON. */
    private static JsonNode payload(HttpServerExchange exchange) throws IOException {
        String body = Request.body(exchange);
        String text = body.startsWith("payload=") ? Request.fields(body).getOrDefault("payload", "") : body;
        JsonNode payload = Json.parse(text);
        if (!payload.isObject()) {
            throw Refused.because("invalid_payload");
        }
        return payload;
    }

    private static void refuse(HttpServerExchange exchange, Refused refused) {
        if (refused.isRateLimit()) {
            Response.rateLimited(exchange, refused.retryAfterSeconds());
        } else {
            Response.text(exchange, STATUS.getOrDefault(refused.code(), 400), refused.code());
        }
    }
}
