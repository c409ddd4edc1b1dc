package io.tocsin.quickstart.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** A worker's REST API. */
public final class ConnectRest {
    /** Longer than the worker itself waits before it answers 500. */
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final URI worker;

    public ConnectRest(URI worker) {
        this.worker = worker;
    }

    /** Whether the worker has joined its group and takes connectors; the worker itself waits a while for that. */
    public boolean isReady() {
        return send("GET", "/connectors", BodyPublishers.noBody()).statusCode() == 200;
    }

    /**
     * Deploys a connector, or changes its configuration.
     *
     * @throws Refused with the worker's reasons
     */
    public JsonNode deploy(String name, Map<String, String> config) {
        return put("/connectors/" + name + "/config", config);
    }

    /** A connector's state and its tasks', as {@code GET /connectors/NAME/status}. */
    public JsonNode status(String name) {
        return get("/connectors/" + name + "/status");
    }

    /**
     * The answer to a GET.
     *
     * @throws Refused for all but 2xx
     */
    public JsonNode get(String path) {
        return answer(send("GET", path, BodyPublishers.noBody()));
    }

    /** As {@link #get}. */
    public JsonNode put(String path, Object body) {
        return answer(send("PUT", path, body(body)));
    }

    /** As {@link #get}. */
    public JsonNode post(String path, Object body) {
        return answer(send("POST", path, body(body)));
    }

    /** As {@link #get}. */
    public JsonNode patch(String path, Object body) {
        return answer(send("PATCH", path, body(body)));
    }

    /** As {@link #get}. */
    public JsonNode delete(String path) {
        return answer(send("DELETE", path, BodyPublishers.noBody()));
    }

    private HttpRequest.BodyPublisher body(Object body) {
        try {
            return BodyPublishers.ofString(json.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + body.getClass(), e);
        }
    }

    private HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(worker.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("no answer to " + method + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + method + " " + request.uri(), e);
        }
    }

    private JsonNode answer(HttpResponse<String> response) {
        JsonNode answer = parse(response.body());
        if (response.statusCode() / 100 != 2) {
            throw new Refused(response.statusCode(), answer.path("message").asText(response.body()));
        }
        return answer;
    }

    private JsonNode parse(String body) {
        try {
            return body.isEmpty() ? MissingNode.getInstance() : json.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** The worker refused a request; the message is the worker's own. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;

        Refused(int status, String message) {
            super(message);
            this.status = status;
        }

        /** The HTTP status, such as 400 for a configuration with errors. */
        public int status() {
            return status;
        }
    }
}
