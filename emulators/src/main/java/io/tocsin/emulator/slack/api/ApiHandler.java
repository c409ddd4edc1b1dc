package io.tocsin.emulator.slack.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.emulator.slack.posting.Posting;
import io.tocsin.emulator.slack.posting.Refused;
import io.tocsin.emulator.slack.wire.Json;
import io.tocsin.emulator.slack.wire.Request;
import io.tocsin.emulator.slack.wire.Response;
import io.tocsin.emulator.slack.workspace.Bot;
import io.tocsin.emulator.slack.workspace.Workspace;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Serves the Web API. Mounted at {@code /api}. Refusals are HTTP 200 with {@code ok: false}, as Slack has it. */
public final class ApiHandler implements HttpHandler {
    private static final HttpString SCOPES = new HttpString("X-OAuth-Scopes");
    private static final HttpString ACCEPTED_SCOPES = new HttpString("X-Accepted-OAuth-Scopes");

    private final Workspace workspace;
    private final Map<String, ApiMethod> methods;

    public ApiHandler(Workspace workspace, Posting posting) {
        this.workspace = workspace;
        this.methods = List.of(new AuthTest(), new PostMessage(workspace, posting)).stream()
                .collect(Collectors.toMap(ApiMethod::name, Function.identity()));
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        try {
            Response.json(exchange, 200, answer(exchange));
        } catch (Refused refused) {
            refuse(exchange, refused);
        }
    }

    private ObjectNode answer(HttpServerExchange exchange) throws Exception {
        String name = exchange.getRelativePath().substring(1);
        ApiMethod method = methods.get(name);
        if (method == null) {
            return error("unknown_method").put("req_method", name);
        }
        Arguments arguments = Arguments.of(exchange);
        Bot bot = authenticated(exchange, arguments);
        exchange.getResponseHeaders().put(SCOPES, bot.scopeList());
        exchange.getResponseHeaders().put(ACCEPTED_SCOPES, method.scope());
        if (!method.scope().isEmpty() && !bot.scopes().contains(method.scope())) {
            return error("missing_scope").put("needed", method.scope()).put("provided", bot.scopeList());
        }
        ObjectNode answer = Json.object().put("ok", true);
        answer.setAll(method.call(arguments, bot));
        return withWarning(exchange, answer);
    }

    private Bot authenticated(HttpServerExchange exchange, Arguments arguments) {
        String header = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
        String token = header == null ? formToken(exchange, arguments) : bearer(header);
        if (token.isEmpty()) {
            throw Refused.because("not_authed");
        }
        return workspace.botOf(token).orElseThrow(() -> Refused.because("invalid_auth"));
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

    private static ObjectNode withWarning(HttpServerExchange exchange, ObjectNode answer) {
        if (Request.isJson(exchange) && !Request.contentType(exchange).contains("charset")) {
            answer.put("warning", "missing_charset");
            answer.withObject("/response_metadata").putArray("warnings").add("missing_charset");
        }
        return answer;
    }

    private static void refuse(HttpServerExchange exchange, Refused refused) {
        if (refused.isRateLimit()) {
            Response.rateLimited(exchange, refused.retryAfterSeconds());
        } else {
            Response.json(exchange, 200, explained(refused));
        }
    }

    private static ObjectNode explained(Refused refused) {
        ObjectNode answer = error(refused.code());
        if (!refused.problems().isEmpty()) {
            ArrayNode errors = answer.putArray("errors");
            ArrayNode messages = answer.putObject("response_metadata").putArray("messages");
            refused.problems().forEach(problem -> {
                errors.add(problem.toString());
                messages.add("[ERROR] " + problem);
            });
        }
        return answer;
    }

    private static ObjectNode error(String code) {
        return Json.object().put("ok", false).put("error", code);
    }
}
