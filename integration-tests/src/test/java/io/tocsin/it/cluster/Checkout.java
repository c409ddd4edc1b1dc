package io.tocsin.it.cluster;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of this checkout. */
public final class Checkout {
    /** Maven runs the tests of a module in the module's folder. */
    public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final ObjectMapper JSON = new ObjectMapper();

    private Checkout() {}

    /** The connector files of a kind, {@code source} or {@code sink}. */
    public static List<Path> connectors(String kind) throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("config").resolve(kind))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    public static JsonNode json(String path) throws IOException {
        return JSON.readTree(ROOT.resolve(path).toFile());
    }

    /** The connector's configuration in a file such as {@code config/sink/emulator.json}. */
    public static Map<String, String> connectorConfig(String path) throws IOException {
        return JSON.convertValue(json(path).path("config"), new TypeReference<TreeMap<String, String>>() {});
    }
}
