package io.tocsin.it.watch;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tocsin.emulator.tool.RequiredTools;
import io.tocsin.emulator.tool.Tool;
import io.tocsin.quickstart.cluster.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** A Prometheus that scrapes one worker. */
final class Prometheus implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Process process;
    private final URI url;

    private Prometheus(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts one, and returns when it has scraped.
     *
     * @param directory an empty one
     * @param target host and port
     */
    static Prometheus start(Path directory, Path rules, String target) throws IOException {
        Path program = RequiredTools.require(Tool.PROMETHEUS).program();
        String address = "127.0.0.1:" + FreePort.any();
        Path config = directory.resolve("prometheus.yaml");
        Files.writeString(config, """
                global: { scrape_interval: 1s, evaluation_interval: 1s }
                rule_files: ["%s"]
                scrape_configs:
                  - job_name: connect
                    static_configs: [{ targets: ["%s"] }]
                """.formatted(rules, target));
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + directory.resolve("data"),
                        "--web.listen-address=" + address)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(directory.resolve("log").toFile()))
                .start();
        Prometheus prometheus = new Prometheus(process, URI.create("http://" + address));
        await("Prometheus").atMost(PATIENCE).until(prometheus::hasScraped);
        return prometheus;
    }

    private boolean hasScraped() {
        try {
            return !query("up == 1").isEmpty();
        } catch (UncheckedIOException | AssertionError notYet) {
            return false;
        }
    }

    /**
     * The series of a query's answer.
     *
     * @throws AssertionError if it is not one
     */
    List<JsonNode> query(String expression) {
        JsonNode answer = get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        if (!answer.path("status").asText().equals("success")) {
            throw new AssertionError(expression + ": " + answer);
        }
        return json.convertValue(
                answer.at("/data/result"), json.getTypeFactory().constructCollectionType(List.class, JsonNode.class));
    }

    /** As {@code GET /api/v1/rules} shows them. */
    List<JsonNode> rules() {
        return get("/api/v1/rules").findValues("rules").stream()
                .flatMap(rules -> StreamSupport.stream(rules.spliterator(), false))
                .toList();
    }

    private JsonNode get(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(url.resolve(path)).build();
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return json.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("no answer to " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + path, e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
