package io.tocsin.it.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.deployment.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A workflow, or an action of this project that workflows use.
 *
 * @param path in the checkout, such as {@code .github/workflows/build.yml}
 */
public record Definition(String path, JsonNode root) {
    private static final Path WORKFLOWS = Checkout.ROOT.resolve(".github/workflows");
    private static final Path ACTIONS = Checkout.ROOT.resolve(".github/actions");

    /** All that are here, workflows first. */
    static List<Definition> all() throws IOException {
        List<Definition> all = new ArrayList<>();
        for (Path workflow : children(WORKFLOWS)) {
            all.add(read(workflow));
        }
        for (Path action : children(ACTIONS)) {
            all.add(read(action.resolve("action.yml")));
        }
        return all;
    }

    /** An action of this project, as a step names it: {@code ./.github/actions/prepare}. */
    static Optional<Definition> action(String uses) {
        Path file = Checkout.ROOT.resolve(uses).resolve("action.yml").normalize();
        try {
            return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** A workflow by the name of its file. */
    public static Definition workflow(String name) throws IOException {
        return read(WORKFLOWS.resolve(name));
    }

    private static List<Path> children(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.sorted().toList();
        }
    }

    private static Definition read(Path file) throws IOException {
        return new Definition(
                Checkout.ROOT.relativize(file).toString(), Yaml.documents(file).get(0));
    }

    boolean isWorkflow() {
        return root.has("jobs");
    }

    /** Of all jobs. */
    List<JsonNode> steps() {
        Stream<JsonNode> lists = isWorkflow()
                ? stream(root.path("jobs")).map(job -> job.path("steps"))
                : Stream.of(root.path("runs").path("steps"));
        return lists.flatMap(Definition::stream).toList();
    }

    /** The scripts of all steps. */
    List<String> scripts() {
        return steps().stream()
                .filter(step -> step.has("run"))
                .map(step -> step.path("run").asText())
                .toList();
    }

    /** The script of the step with a name. */
    public String script(String step) {
        return steps().stream()
                .filter(each -> each.path("name").asText().equals(step))
                .map(each -> each.path("run").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no step '" + step + "' in " + path));
    }

    private static Stream<JsonNode> stream(JsonNode children) {
        return StreamSupport.stream(children.spliterator(), false);
    }

    @Override
    public String toString() {
        return path;
    }
}
