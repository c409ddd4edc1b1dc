package io.tocsin.it.cluster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.quickstart.cluster.ConnectRest;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The connectors of one test, over REST; closing deletes them. */
public final class Connectors implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Supplier<ConnectRest> rest;
    private final List<String> deployed = new ArrayList<>();

    /** Over whichever worker there is at the time. */
    public Connectors(Supplier<ConnectRest> rest) {
        this.rest = rest;
    }

    /** {@code POST /connectors} with a body such as the files in {@code config/} hold; returns when it runs. */
    public void post(JsonNode body) {
        rest.get().post("/connectors", body);
        String name = body.path("name").asText();
        deployed.add(name);
        awaitRunning(name);
    }

    /** As {@link #post(JsonNode)}, for a configuration that was changed. */
    public void post(String name, Map<String, String> config) {
        rest.get().post("/connectors", Map.of("name", name, "config", config));
        deployed.add(name);
        awaitRunning(name);
    }

    /** Waits for the connector and all its tasks to run. */
    public void awaitRunning(String name) {
        await("connector " + name).atMost(PATIENCE).until(() -> status(name).matches(".+( RUNNING){2,}"));
    }

    public void stop(String name) {
        rest.get().put("/connectors/" + name + "/stop", Map.of());
        await("stop of " + name).atMost(PATIENCE).until(() -> status(name).endsWith(" STOPPED"));
    }

    public void resume(String name) {
        rest.get().put("/connectors/" + name + "/resume", Map.of());
        awaitRunning(name);
    }

    /** A connector that others have made here is closed with these. */
    public void adopt(String name) {
        deployed.add(name);
    }

    /** A connector of these that others have deleted. */
    public void forget(String name) {
        deployed.remove(name);
    }

    public JsonNode offsets(String name) {
        return rest.get().get("/connectors/" + name + "/offsets");
    }

    /** Name, the connector's state, and the tasks' states. */
    private String status(String name) {
        try {
            JsonNode status = rest.get().status(name);
            StringBuilder states = new StringBuilder(name);
            states.append(' ').append(status.at("/connector/state").asText());
            status.path("tasks")
                    .forEach(
                            task -> states.append(' ').append(task.path("state").asText()));
            return states.toString();
        } catch (ConnectRest.Refused e) {
            return name + " is not known yet";
        } catch (UncheckedIOException e) {
            return name + " cannot be asked for, since the worker does not answer";
        }
    }

    @Override
    public void close() {
        deployed.forEach(name -> rest.get().delete("/connectors/" + name));
    }
}
