package io.tocsin.cloudwatch.testing;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;

/** An HTTP server that answers with what a test has prepared, and remembers what it was asked. */
public final class ScriptedAws implements AutoCloseable {
    private final Deque<Answer> answers = new ConcurrentLinkedDeque<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final Runnable stop;
    private final URI uri;

    /** What was asked; header names are in lower case. */
    public record Request(Map<String, String> headers, String body) {}

    private record Answer(int status, Map<String, String> headers, String body, Pause pause) {}

    private enum Pause {
        NONE,
        BEFORE_ALL,
        WITHIN_BODY
    }

    /** Serves plain HTTP. */
    public ScriptedAws() {
        this("http", Undertow.builder().addHttpListener(0, "127.0.0.1"));
    }

    /** Serves HTTPS. */
    public ScriptedAws(SSLContext tls) {
        this("https", Undertow.builder().addHttpsListener(0, "127.0.0.1", tls));
    }

    private ScriptedAws(String scheme, Undertow.Builder builder) {
        Undertow server = builder.setHandler(new BlockingHandler(this::handle)).build();
        server.start();
        stop = server::stop;
        uri = URI.create(scheme + "://127.0.0.1:"
                + ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort());
    }

    public URI uri() {
        return uri;
    }

    public List<Request> requests() {
        return requests;
    }

    public Request lastRequest() {
        return requests.get(requests.size() - 1);
    }

    public void answer(int status, String body) {
        answer(status, Map.of(), body);
    }

    public void answer(int status, Map<String, String> headers, String body) {
        answers.add(new Answer(status, headers, body, Pause.NONE));
    }

    /** An error as CloudWatch words it. */
    public void refuse(int status, String code, String message) {
        answer(status, "{\"__type\":\"" + code + "\",\"message\":\"" + message + "\"}");
    }

    public void hang() {
        answers.add(new Answer(200, Map.of(), "", Pause.BEFORE_ALL));
    }

    public void hangWithinBody() {
        answers.add(new Answer(200, Map.of(), "{\"events\":[", Pause.WITHIN_BODY));
    }

    /** Returns when a request hangs. */
    public void awaitHanging() throws InterruptedException {
        hanging.await();
    }

    private void handle(HttpServerExchange exchange) throws IOException, InterruptedException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach(header ->
                        headers.put(header.getHeaderName().toString().toLowerCase(Locale.ROOT), header.getFirst()));
        requests.add(
                new Request(headers, new String(exchange.getInputStream().readAllBytes(), StandardCharsets.UTF_8)));
        Answer answer = answers.size() > 1 ? answers.remove() : answers.element();
        if (answer.pause() == Pause.BEFORE_ALL) {
            hangUntilClosed();
        }
        exchange.setStatusCode(answer.status());
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/x-amz-json-1.1");
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        send(exchange, answer);
    }

    private void send(HttpServerExchange exchange, Answer answer) throws IOException, InterruptedException {
        OutputStream body = exchange.getOutputStream();
        body.write(answer.body().getBytes(StandardCharsets.UTF_8));
        if (answer.pause() == Pause.WITHIN_BODY) {
            body.flush();
            hangUntilClosed();
        }
    }

    private void hangUntilClosed() throws InterruptedException {
        hanging.countDown();
        closing.await();
    }

    @Override
    public void close() {
        closing.countDown();
        stop.run();
    }
}
