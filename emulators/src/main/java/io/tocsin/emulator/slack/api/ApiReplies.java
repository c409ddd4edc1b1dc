package io.tocsin.emulator.slack.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.emulator.slack.posting.Refused;
import io.tocsin.emulator.slack.wire.Json;
import io.tocsin.emulator.slack.wire.Reply;
import io.tocsin.emulator.slack.wire.Request;
import io.tocsin.emulator.slack.workspace.Bot;
import io.undertow.server.HttpServerExchange;

/** The Web API's answers: HTTP 200 with {@code ok}, or HTTP 429. */
final class ApiReplies {
    private ApiReplies() {}

    static Reply ok(HttpServerExchange exchange, ObjectNode result) {
        ObjectNode answer = Json.object().put("ok", true);
        answer.setAll(result);
        if (Request.isJson(exchange) && !Request.contentType(exchange).contains("charset")) {
            answer.put("warning", "missing_charset");
            answer.withObject("/response_metadata").putArray("warnings").add("missing_charset");
        }
        return Reply.escapedJson(200, answer);
    }

    static Reply unknownMethod(String name) {
        return Reply.escapedJson(200, error("unknown_method").put("req_method", name));
    }

    static Reply missingScope(String needed, Bot bot) {
        return Reply.escapedJson(
                200, error("missing_scope").put("needed", needed).put("provided", bot.scopeList()));
    }

    static Reply refused(Refused refused) {
        if (refused.isRateLimit()) {
            return Reply.rateLimited(refused.retryAfterSeconds());
        }
        ObjectNode answer = error(refused.code());
        if (!refused.problems().isEmpty()) {
            ArrayNode errors = answer.putArray("errors");
            ArrayNode messages = answer.putObject("response_metadata").putArray("messages");
            refused.problems().forEach(problem -> {
                errors.add(problem.toString());
                messages.add("[ERROR] " + problem);
            });
        }
        return Reply.escapedJson(200, answer);
    }

    private static ObjectNode error(String code) {
        return Json.object().put("ok", false).put("error", code);
    }
}
