package io.tocsin.slack.api.http;

import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Request;

/**
 * Records whether the body of a request began to be sent. If it did not (unknown host, connection refused, TLS handshake failed), the
 * server cannot have acted on the request; if it did, the request may have arrived. One instance for each call.
 */
final class BodySentListener extends EventListener {
    /** Returns the listener that is attached to a call's request. */
    static final Factory OF_CALL = call -> {
        BodySentListener listener = call.request().tag(BodySentListener.class);
        return listener == null ? NONE : listener;
    };

    private volatile boolean begun;

    /** Attaches this listener to a request. */
    Request attachTo(Request request) {
        return request.newBuilder().tag(BodySentListener.class, this).build();
    }

    @Override
    public void requestBodyStart(Call call) {
        begun = true;
    }

    boolean isBegun() {
        return begun;
    }
}
