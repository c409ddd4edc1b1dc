package io.tocsin.emulator.slack.api;

import io.tocsin.emulator.slack.counters.Counters;
import io.tocsin.emulator.slack.posting.Posting;
import io.tocsin.emulator.slack.posting.Refused;
import io.tocsin.emulator.slack.trouble.Troubles;
import io.tocsin.emulator.slack.wire.Reply;
import io.tocsin.emulator.slack.workspace.Bot;
import io.tocsin.emulator.slack.workspace.Channel;
import io.tocsin.emulator.slack.workspace.Workspace;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/** Serves the Web API. Mounted at {@code /api}. */
public final class ApiHandler implements HttpHandler {
    private static final String SCOPES = "X-OAuth-Scopes";
    private static final String ACCEPTED_SCOPES = "X-Accepted-OAuth-Scopes";

    private final Workspace workspace;
    private final Troubles troubles;
    private final Counters counters;
    private final Authentication authentication;
    private final Map<String, ApiMethod> methods;
    private final MethodLimits limits;

    /** @param limited whether Slack's limits for each token and method hold */
    public ApiHandler(
            Workspace workspace,
            Posting posting,
            Troubles troubles,
            Counters counters,
            InstantSource clock,
            boolean limited) {
        this.workspace = workspace;
        this.troubles = troubles;
        this.counters = counters;
        this.authentication = new Authentication(workspace);
        this.methods = Methods.table(workspace, posting, clock);
        this.limits = new MethodLimits(clock, methods.values(), limited);
    }

    /** The names of the methods that there are. */
    public Set<String> methodNames() {
        return methods.keySet();
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        try {
            Arguments arguments = Arguments.of(exchange);
            String name = exchange.getRelativePath().replaceFirst("^/", "");
            String call = arguments.values().toString();
            troubles.answer(exchange, name, channelName(arguments), call, () -> reply(exchange, name, arguments));
        } catch (Refused refused) {
            refuse(refused).send(exchange);
        }
    }

    private String channelName(Arguments arguments) {
        return workspace.find(arguments.text("channel")).map(Channel::name).orElse("");
    }

    private Reply reply(HttpServerExchange exchange, String name, Arguments arguments) {
        ApiMethod method = methods.get(name);
        if (method == null) {
            counters.refused("unknown_method");
            return ApiReplies.unknownMethod(name);
        }
        try {
            Bot bot = authentication.of(exchange, arguments);
            return call(exchange, method, arguments, bot)
                    .with(SCOPES, bot.scopeList())
                    .with(ACCEPTED_SCOPES, method.scope());
        } catch (Refused refused) {
            return refuse(refused);
        }
    }

    private Reply call(HttpServerExchange exchange, ApiMethod method, Arguments arguments, Bot bot) {
        if (!method.scope().isEmpty() && !bot.scopes().contains(method.scope())) {
            counters.refused("missing_scope");
            return ApiReplies.missingScope(method.scope(), bot);
        }
        limits.take(method, bot);
        return ApiReplies.ok(exchange, method.call(arguments, bot));
    }

    private Reply refuse(Refused refused) {
        counters.refused(refused.code());
        return ApiReplies.refused(refused);
    }
}
