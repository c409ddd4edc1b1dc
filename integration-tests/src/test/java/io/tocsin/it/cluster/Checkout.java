package io.tocsin.it.cluster;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
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

    /** All files that may be committed. */
    public static List<Path> files() throws IOException {
        List<PathMatcher> ignored = new ArrayList<>(List.of(matcher(".git")));
        for (String line : Files.readAllLines(ROOT.resolve(".gitignore"))) {
            ignored.add(matcher(line.replaceAll("^/|/$", "")));
        }
        List<Path> files = new ArrayList<>();
        collect(ROOT, ignored, files);
        return files;
    }

    /** Of a path, or of a name in any folder. */
    private static PathMatcher matcher(String pattern) {
        return FileSystems.getDefault()
                .getPathMatcher("glob:" + (pattern.contains("/") ? pattern : "{" + pattern + ",**/" + pattern + "}"));
    }

    private static void collect(Path directory, List<PathMatcher> ignored, List<Path> files) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            for (Path child : children.sorted().toList()) {
                boolean passedOver = ignored.stream().anyMatch(each -> each.matches(ROOT.relativize(child)));
                if (!passedOver && Files.isDirectory(child)) {
                    collect(child, ignored, files);
                } else if (!passedOver && Files.isRegularFile(child)) {
                    files.add(child);
                }
            }
        }
    }

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
