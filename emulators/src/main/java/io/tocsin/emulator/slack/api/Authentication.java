package io.tocsin.emulator.slack.api;

import io.tocsin.emulator.slack.posting.Refused;
import io.tocsin.emulator.slack.wire.Request;
import io.tocsin.emulator.slack.workspace.Bot;
import io.tocsin.emulator.slack.workspace.Workspace;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.Locale;

/** Finds the app to which a call's token belongs. */
final class Authentication {
    private final Workspace workspace;

    Authentication(Workspace workspace) {
        this.workspace = workspace;
    }

    /** @throws Refused with {@code not_authed}, {@code invalid_auth} or {@code token_revoked} */
    Bot of(HttpServerExchange exchange, Arguments arguments) {
        String header = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
        String token = header == null ? formToken(exchange, arguments) : bearer(header);
        if (token.isEmpty()) {
            throw Refused.because("not_authed");
        }
        Bot bot = workspace.botOf(token).orElseThrow(() -> Refused.because("invalid_auth"));
        if (workspace.revoked().contains(token)) {
            throw Refused.because("token_revoked");
        }
        return bot;
    }

    /** In a JSON body Slack does not look for a token. */
    private static String formToken(HttpServerExchange exchange, Arguments arguments) {
        return Request.isJson(exchange) ? "" : arguments.text("token");
    }

    private static String bearer(String header) {
        return header.toLowerCase(Locale.ROOT).startsWith("bearer ")
                ? header.substring(7).strip()
                : "";
    }
}
