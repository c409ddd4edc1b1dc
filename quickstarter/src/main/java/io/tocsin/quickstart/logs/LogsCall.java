package io.tocsin.quickstart.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Calls CloudWatch Logs operations over AWS JSON 1.1, unsigned, as only an emulator accepts it; the SDK would be forty times
 * the size of this module.
 */
final class LogsCall {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final URI endpoint;
    private final String region;

    LogsCall(URI endpoint, String region) {
        this.endpoint = endpoint;
        this.region = region;
    }

    /**
     * The answer to an operation, even if that is {@code tolerated}, the name of an AWS exception.
     *
     * @throws IllegalStateException if it was refused otherwise
     */
    JsonNode call(String operation, Object request, String tolerated) {
        HttpResponse<String> response = send(operation, request);
        if (response.statusCode() == 200 || response.body().contains(tolerated)) {
            return parse(response.body());
        }
        throw new IllegalStateException(
                operation + " was refused: HTTP " + response.statusCode() + " " + response.body());
    }

    /** As {@link #call(String, Object, String)}, tolerating nothing. */
    JsonNode call(String operation, Object request) {
        return call(operation, request, "no exception is tolerated");
    }

    private HttpResponse<String> send(String operation, Object request) {
        try {
            return http.send(request(operation, json.writeValueAsBytes(request)), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("no answer to " + operation + " from " + endpoint, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + operation, e);
        }
    }

    private HttpRequest request(String operation, byte[] body) {
        return HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "Logs_20140328." + operation)
                .header("Authorization", authorization())
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    /** Nothing is verified, but the emulator reads the region from here. */
    private String authorization() {
        return "AWS4-HMAC-SHA256 Credential=local/20260101/" + region
                + "/logs/aws4_request, SignedHeaders=host, Signature=0";
    }

    private JsonNode parse(String body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + body, e);
        }
    }
}
