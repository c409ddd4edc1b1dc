package io.tocsin.emulator.cloudwatch.wire;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** AWS JSON 1.1 over HTTP: {@code X-Amz-Target} names the operation, the body holds its parameters. */
public final class JsonProtocol implements HttpHandler {
    private static final HttpString TARGET = new HttpString("X-Amz-Target");
    private static final String UNKNOWN = "unknown";

    private final String targetPrefix;
    private final Map<String, Operation> operations;
    private final Fates fates;
    private final InstantSource clock;
    private final Tally tally;

    /**
     * Serves the operations by their names.
     *
     * @param service the prefix of the target, such as {@code Logs_20140328}
     * @param clock for the Date header
     */
    public JsonProtocol(
            String service, Map<String, Operation> operations, Fates fates, InstantSource clock, Tally tally) {
        this.targetPrefix = service + ".";
        this.operations = operations;
        this.fates = fates;
        this.clock = clock;
        this.tally = tally;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws IOException {
        try {
            Call call = call(exchange);
            Fate fate = fates.of(call);
            if (fate.latency().isZero()) {
                serve(exchange, call, fate);
            } else {
                exchange.dispatch(SameThreadExecutor.INSTANCE, () -> serveLater(exchange, call, fate));
            }
        } catch (AwsError error) {
            refuse(exchange, operationName(exchange), error, Fate.GOOD);
        }
    }

    private Call call(HttpServerExchange exchange) throws IOException {
        String name = operationName(exchange);
        if (!operations.containsKey(name)) {
            throw AwsError.unknownOperation();
        }
        Scope scope = Scope.of(exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION));
        return new Call(scope, name, Json.object(exchange.getInputStream()));
    }

    private String operationName(HttpServerExchange exchange) {
        String target = exchange.getRequestHeaders().getFirst(TARGET);
        String name =
                target != null && target.startsWith(targetPrefix) ? target.substring(targetPrefix.length()) : UNKNOWN;
        return operations.containsKey(name) ? name : UNKNOWN;
    }

    /** Waits without keeping a thread waiting. */
    private void serveLater(HttpServerExchange exchange, Call call, Fate fate) {
        exchange.getIoThread()
                .executeAfter(
                        () -> exchange.dispatch((HttpHandler) later -> serve(later, call, fate)),
                        fate.latency().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void serve(HttpServerExchange exchange, Call call, Fate fate) throws IOException {
        try {
            SignatureDate.of(exchange).check(clock, fate);
            byte[] answer = Json.bytes(answer(call, fate));
            tally.add(call.operation(), Tally.OK);
            Reply.of(exchange, clock, fate).send(200, answer);
        } catch (AwsError error) {
            refuse(exchange, call.operation(), error, fate);
        }
    }

    private Answer answer(Call call, Fate fate) {
        AwsError refusal = fate.refusal();
        if (refusal != null) {
            throw refusal;
        }
        Operation operation = operations.get(call.operation());
        if (operation == null) {
            throw AwsError.unknownOperation();
        }
        return operation.answer(call);
    }

    private void refuse(HttpServerExchange exchange, String operation, AwsError error, Fate fate) throws IOException {
        tally.add(operation, error.code());
        // Errors arrive whole: half of one would tell the client neither what happened nor to try again.
        Reply.of(exchange, clock, fate.whole()).send(error.status(), Json.bytes(Answer.of(body(error))));
    }

    private static Map<String, @Nullable String> body(AwsError error) {
        Map<String, @Nullable String> body = new LinkedHashMap<>();
        body.put("__type", error.code());
        if (error.getMessage() != null) {
            body.put("message", error.getMessage());
        }
        return body;
    }
}
