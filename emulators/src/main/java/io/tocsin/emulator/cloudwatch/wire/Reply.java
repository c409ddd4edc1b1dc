package io.tocsin.emulator.cloudwatch.wire;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.xnio.IoUtils;

/** Sends an answer, or as much of it as is to arrive. */
record Reply(HttpServerExchange exchange, InstantSource clock, Fate fate) {
    private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
    private static final HttpString REQUEST_ID = new HttpString("x-amzn-RequestId");

    static Reply of(HttpServerExchange exchange, InstantSource clock, Fate fate) {
        return new Reply(exchange, clock, fate);
    }

    void send(int status, byte[] body) throws IOException {
        exchange.setStatusCode(status);
        HeaderMap headers = exchange.getResponseHeaders();
        headers.put(Headers.CONTENT_TYPE, CONTENT_TYPE);
        headers.put(REQUEST_ID, UUID.randomUUID().toString());
        headers.put(Headers.DATE, date());
        switch (fate.delivery()) {
            case WHOLE -> exchange.getResponseSender().send(ByteBuffer.wrap(body));
            case HALF -> half(body);
            case NONE -> hangUp();
        }
    }

    private String date() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                clock.instant().plus(fate.dateSkew()).atOffset(ZoneOffset.UTC));
    }

    private void half(byte[] body) throws IOException {
        exchange.setResponseContentLength(body.length);
        OutputStream out = exchange.getOutputStream();
        out.write(body, 0, body.length / 2);
        out.flush();
        hangUp();
    }

    private void hangUp() {
        IoUtils.safeClose(exchange.getConnection());
    }
}
