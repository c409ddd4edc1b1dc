package io.tocsin.it.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.tocsin.emulator.tool.RequiredTools;
import io.tocsin.emulator.tool.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code docker/compose.yaml} as Compose reads it. */
final class ComposeFile {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private ComposeFile() {}

    /** How Compose is called here. */
    static List<String> command() {
        return RequiredTools.require(Tool.COMPOSE).command();
    }

    /** With some of its profiles, and with all variables filled in, from the environment or by default. */
    static ObjectNode read(String... profiles) {
        List<String> command = new ArrayList<>(command());
        command.addAll(List.of("-f", "docker/compose.yaml"));
        for (String profile : profiles) {
            command.addAll(List.of("--profile", profile));
        }
        command.add("config");
        ObjectNode project = parsed(Command.run(command));
        leaveOut(services(project), Set.of(profiles));
        return project;
    }

    /** Earlier versions of Compose tell of services in other profiles too. */
    private static void leaveOut(ObjectNode services, Set<String> profiles) {
        services.properties().removeIf(service -> {
            JsonNode needs = service.getValue().path("profiles");
            return !needs.isEmpty() && needs.valueStream().noneMatch(one -> profiles.contains(one.asText()));
        });
    }

    static ObjectNode services(ObjectNode project) {
        return (ObjectNode) project.path("services");
    }

    static ObjectNode parsed(String compose) {
        try {
            return (ObjectNode) YAML.readTree(compose);
        } catch (IOException e) {
            throw new UncheckedIOException("not YAML: " + compose, e);
        }
    }

    static String text(ObjectNode project) {
        try {
            return YAML.writeValueAsString(project);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be written: " + project, e);
        }
    }
}
