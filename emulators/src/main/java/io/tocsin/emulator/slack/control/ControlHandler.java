package io.tocsin.emulator.slack.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.emulator.slack.trouble.Trouble;
import io.tocsin.emulator.slack.wire.Json;
import io.tocsin.emulator.slack.wire.Reply;
import io.tocsin.emulator.slack.wire.Request;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The switches over HTTP: {@code POST /_control} takes an object of switches, throws them in its order, and answers the
 * status. Nothing is thrown if one of them is wrong.
 */
public final class ControlHandler implements HttpHandler {
    private final Control control;
    private final Status status;
    private final Map<String, Consumer<String>> byName = new LinkedHashMap<>();

    public ControlHandler(Control control, Status status) {
        this.control = control;
        this.status = status;
        byName.put("archive", control::archive);
        byName.put("unarchive", control::unarchive);
        byName.put("revoke_token", control::revokeToken);
        byName.put("restore_token", control::restoreToken);
        byName.put("disable_webhook", control::disableWebhook);
        byName.put("enable_webhook", control::enableWebhook);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        try {
            actions(Json.parse(Request.body(exchange))).forEach(Runnable::run);
            Reply.json(200, status.json()).send(exchange);
        } catch (IllegalArgumentException e) {
            Reply.json(400, Json.object().put("error", e.getMessage())).send(exchange);
        }
    }

    private List<Runnable> actions(JsonNode switches) {
        if (!switches.isObject()) {
            throw new IllegalArgumentException("A JSON object of switches is expected");
        }
        List<Runnable> actions = new ArrayList<>();
        switches.properties().forEach(one -> actions.addAll(actions(one.getKey(), one.getValue())));
        return actions;
    }

    private List<Runnable> actions(String name, JsonNode value) {
        return switch (name) {
            case "reset" -> List.of(control::reset);
            case "trouble" -> troubles(value);
            case "history_delay_seconds" -> historyDelay(value);
            default -> names(name, value);
        };
    }

    private List<Runnable> troubles(JsonNode value) {
        List<Runnable> actions = new ArrayList<>();
        for (JsonNode one : listed(value)) {
            Trouble trouble = control.checked(TroubleJson.parse(one));
            actions.add(() -> control.trouble(trouble));
        }
        return actions;
    }

    private List<Runnable> historyDelay(JsonNode value) {
        Duration delay = TroubleJson.duration(value);
        return List.of(() -> control.delayHistory(delay));
    }

    /** The switches that take a name or a list of names. */
    private List<Runnable> names(String name, JsonNode value) {
        Consumer<String> action = byName.get(name);
        if (action == null) {
            throw new IllegalArgumentException("There is no switch '" + name + "', only reset, trouble,"
                    + " history_delay_seconds, " + String.join(", ", byName.keySet()));
        }
        List<Runnable> actions = new ArrayList<>();
        for (JsonNode one : listed(value)) {
            String what = name.endsWith("_token")
                    ? control.token(one.asText())
                    : control.channel(one.asText()).name();
            actions.add(() -> action.accept(what));
        }
        return actions;
    }

    private static JsonNode listed(JsonNode value) {
        return value.isArray() ? value : Json.object().arrayNode().add(value);
    }
}
