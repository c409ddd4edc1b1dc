package io.tocsin.emulator.slack.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.emulator.slack.counters.Counters;
import io.tocsin.emulator.slack.posting.Posting;
import io.tocsin.emulator.slack.posting.Refused;
import io.tocsin.emulator.slack.trouble.Troubles;
import io.tocsin.emulator.slack.wire.Json;
import io.tocsin.emulator.slack.wire.Reply;
import io.tocsin.emulator.slack.wire.Request;
import io.tocsin.emulator.slack.wire.WebhookReply;
import io.tocsin.emulator.slack.workspace.Webhook;
import io.tocsin.emulator.slack.workspace.Workspace;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;

/**
 * Serves incoming webhooks. Mounted at {@code /services}.
 */
public final class WebhookHandler implements HttpHandler {
    private final Workspace workspace;
    private final Posting posting;
    private final Troubles troubles;
    private final Counters counters;

    public WebhookHandler(Workspace workspace, Posting posting, Troubles troubles, Counters counters) {
        this.workspace = workspace;
        this.posting = posting;
        this.troubles = troubles;
        this.counters = counters;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (!exchange.getRequestMethod().equals(Methods.POST)) {
            Reply.text(405, "method_not_allowed")
                    .with(Headers.ALLOW_STRING, "POST")
                    .send(exchange);
            return;
        }
        String body = Request.body(exchange);
        try {
            Webhook webhook = webhookAt(exchange.getRelativePath());
            troubles.answer(exchange, Troubles.WEBHOOK, webhook.channel().name(), body, () -> post(webhook, body));
        } catch (Refused refused) {
            refuse(refused).send(exchange);
        }
    }

    private Reply post(Webhook webhook, String body) {
        try {
            posting.post(webhook.channel(), payload(body), workspace.bot());
            return WebhookReply.ok();
        } catch (Refused refused) {
            return refuse(refused);
        }
    }

    private Webhook webhookAt(String path) {
        String[] parts = path.split("/", -1);
        if (parts.length != 4 || !parts[1].equals(workspace.teamId())) {
            throw Refused.because(parts.length == 4 ? "no_team" : "no_service");
        }
        Webhook webhook = workspace.webhookById(parts[2]).orElseThrow(() -> Refused.because("no_service"));
        if (workspace.revoked().contains(webhook.id())) {
            throw Refused.because("no_service");
        }
        if (!webhook.secret().equals(parts[3])) {
            throw Refused.because("invalid_token");
        }
        return webhook;
    }

    /** JSON, or a form whose field {@code payload} is JSON. */
    private static JsonNode payload(String body) {
        String text = body.startsWith("payload=") ? Request.fields(body).getOrDefault("payload", "") : body;
        JsonNode payload = Json.parse(text);
        if (!payload.isObject()) {
            throw Refused.because("invalid_payload");
        }
        return payload;
    }

    private Reply refuse(Refused refused) {
        String code = refused.code().equals("is_archived") ? "channel_is_archived" : refused.code();
        counters.refused(code);
        return refused.isRateLimit() ? Reply.rateLimited(refused.retryAfterSeconds()) : WebhookReply.error(code);
    }
}
