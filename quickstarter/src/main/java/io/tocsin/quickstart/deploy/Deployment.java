package io.tocsin.quickstart.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.quickstart.cluster.ConnectRest;
import io.tocsin.quickstart.plan.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The two connectors on a worker. */
public final class Deployment {
    private final ConnectRest rest;

    public Deployment(ConnectRest rest) {
        this.rest = rest;
    }

    /**
     * Deploys both, the sink first, so that it waits for the source's first record and not the other way round.
     *
     * @throws Refusal if the worker finds errors in a configuration
     */
    public void deploy(Map<String, String> source, Map<String, String> sink) {
        deploy(ConnectorNames.SINK, sink);
        deploy(ConnectorNames.SOURCE, source);
    }

    private void deploy(String name, Map<String, String> config) {
        try {
            rest.deploy(name, config);
        } catch (ConnectRest.Refused e) {
            throw new Refusal(name + ": " + String.valueOf(e.getMessage()).replaceAll("\\s*\\n\\s*", " "));
        }
    }

    /** Why one of the connectors does not run; empty as long as both do. */
    public Optional<String> failure() {
        return failure(ConnectorNames.SOURCE).or(() -> failure(ConnectorNames.SINK));
    }

    private Optional<String> failure(String name) {
        JsonNode status;
        try {
            status = rest.status(name);
        } catch (ConnectRest.Refused e) {
            return Optional.empty();
        }
        return trace(status.path("connector"))
                .or(() -> StreamSupport.stream(status.path("tasks").spliterator(), false)
                        .flatMap(task -> trace(task).stream())
                        .findFirst())
                .map(trace -> name + " has failed: " + trace);
    }

    /** The innermost cause says most. */
    private static Optional<String> trace(JsonNode instance) {
        if (!instance.path("state").asText().equals("FAILED")) {
            return Optional.empty();
        }
        String trace = instance.path("trace").asText();
        return trace.lines()
                .filter(line -> line.startsWith("Caused by: "))
                .reduce((first, second) -> second)
                .or(() -> trace.lines().findFirst())
                .map(line -> line.replaceFirst("^(Caused by: )?[\\w.$]+(Exception|Error): ", ""));
    }
}
