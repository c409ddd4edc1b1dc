package io.tocsin.cloudwatch.aws;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** Ends requests in flight when it is closed, even those that are still connecting. Closing the client alone leaves those be. */
final class AbortingHttpClient implements SdkHttpClient {
    private final SdkHttpClient client;
    private final Set<ExecutableHttpRequest> inFlight = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    AbortingHttpClient(SdkHttpClient client) {
        this.client = client;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new Tracked(client.prepareRequest(request));
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        closed = true;
        inFlight.forEach(ExecutableHttpRequest::abort);
        client.close();
    }

    private final class Tracked implements ExecutableHttpRequest {
        private final ExecutableHttpRequest request;

        Tracked(ExecutableHttpRequest request) {
            this.request = request;
        }

        @Override
        public HttpExecuteResponse call() throws IOException {
            inFlight.add(request);
            try {
                // Looked at after the request is known to close(), so that one of the two sees the other.
                if (closed) {
                    throw new IOException("the client is closed");
                }
                return request.call();
            } finally {
                inFlight.remove(request);
            }
        }

        @Override
        public void abort() {
            request.abort();
        }
    }
}
