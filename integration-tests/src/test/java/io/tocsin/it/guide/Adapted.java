package io.tocsin.it.guide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.it.cluster.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Files of {@code config/} as a reader adapts them, at the same place below another folder. */
final class Adapted {
    /** Where the emulated CloudWatch Logs is, and with what it is asked. */
    static final Map<String, String> EMULATED = Map.of(
            "aws.endpoint", "${env:CLOUDWATCH_ENDPOINT}",
            "aws.access.key.id", "local",
            "aws.secret.access.key", "local",
            "poll.interval.ms", "1000",
            "start.from", "earliest");

    private final Path directory;

    Adapted(Path directory) {
        this.directory = directory;
    }

    /** A connector's file with other values for some settings. */
    void write(String file, Map<String, String> settings) throws IOException {
        JsonNode connector = Checkout.json(file);
        settings.forEach(((ObjectNode) connector.path("config"))::put);
        Path target = directory.resolve(file);
        Files.createDirectories(target.getParent());
        new ObjectMapper().writeValue(target.toFile(), connector);
    }
}
