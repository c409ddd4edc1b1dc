package io.tocsin.emulator.cloudwatch.wire;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** AWS JSON 1.1 over HTTP: {@code X-Amz-Target} names the operation, the body holds its parameters. */
public final class JsonProtocol implements HttpHandler {
    private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
    private static final HttpString TARGET = new HttpString("X-Amz-Target");
    private static final HttpString REQUEST_ID = new HttpString("x-amzn-RequestId");

    private final String targetPrefix;
    private final Map<String, Operation> operations;

    /**
     * Serves the operations by their names.
     *
     * @param service the prefix of the target, such as {@code Logs_20140328}
     */
    public JsonProtocol(String service, Map<String, Operation> operations) {
        this.targetPrefix = service + ".";
        this.operations = operations;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws IOException {
        try {
            send(exchange, 200, Json.bytes(answer(exchange)));
        } catch (AwsError error) {
            send(exchange, error.status(), Json.bytes(Answer.of(body(error))));
        }
    }

    private Answer answer(HttpServerExchange exchange) throws IOException {
        Operation operation = operations.get(operationName(exchange));
        if (operation == null) {
            throw AwsError.unknownOperation();
        }
        Scope scope = Scope.of(exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION));
        return operation.answer(new Call(scope, operationName(exchange), Json.object(exchange.getInputStream())));
    }

    private String operationName(HttpServerExchange exchange) {
        String target = exchange.getRequestHeaders().getFirst(TARGET);
        return target != null && target.startsWith(targetPrefix) ? target.substring(targetPrefix.length()) : "";
    }

    private static Map<String, @Nullable String> body(AwsError error) {
        Map<String, @Nullable String> body = new LinkedHashMap<>();
        body.put("__type", error.code());
        if (error.getMessage() != null) {
            body.put("message", error.getMessage());
        }
        return body;
    }

    private static void send(HttpServerExchange exchange, int status, byte[] body) {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders()
                .put(Headers.CONTENT_TYPE, CONTENT_TYPE)
                .put(REQUEST_ID, UUID.randomUUID().toString());
        exchange.getResponseSender().send(ByteBuffer.wrap(body));
    }
}
