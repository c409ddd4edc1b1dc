package io.tocsin.it.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.deployment.Yaml;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** {@code .github/dependabot.yml}: it looks where versions stand. */
class DependabotTest {
    /** What Dependabot reads in a folder. For actions, the top folder stands for that of the workflows. */
    private static final Map<String, String> READ = Map.of(
            "maven", "glob:pom.xml",
            "github-actions", "glob:{.github/workflows/*.yml,.github/actions/*/action.yml}",
            "docker-compose", "glob:docker/compose.yaml");

    @Test
    void each_ecosystem_has_a_file_there() throws IOException {
        List<JsonNode> updates = updates();
        assertThat(updates)
                .extracting(update -> update.path("package-ecosystem").asText())
                .containsExactlyInAnyOrderElementsOf(READ.keySet());
        for (JsonNode update : updates) {
            String ecosystem = update.path("package-ecosystem").asText();
            PathMatcher read = FileSystems.getDefault().getPathMatcher(READ.getOrDefault(ecosystem, "glob:"));
            for (String directory : directories(update)) {
                assertThat(filesBelow(directory).filter(read::matches))
                        .as("%s in %s", ecosystem, directory)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void each_exception_is_of_something_that_is_there() throws IOException {
        String used = Files.readString(Checkout.ROOT.resolve("pom.xml"))
                + Files.readString(Checkout.ROOT.resolve("docker/compose.yaml"));
        for (JsonNode update : updates()) {
            for (JsonNode exception : update.path("ignore")) {
                assertThat(used)
                        .contains(exception.path("dependency-name").asText().replace(":*", ""));
            }
        }
    }

    private static List<JsonNode> updates() throws IOException {
        JsonNode file =
                Yaml.documents(Checkout.ROOT.resolve(".github/dependabot.yml")).get(0);
        return StreamSupport.stream(file.path("updates").spliterator(), false).toList();
    }

    /** One, or a list in which an asterisk stands for any folder. */
    private static List<String> directories(JsonNode update) {
        return Stream.concat(
                        Stream.of(update.path("directory")),
                        StreamSupport.stream(update.path("directories").spliterator(), false))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }

    private static Stream<Path> filesBelow(String directory) throws IOException {
        Path folder = Checkout.ROOT.resolve(directory.substring(1).replace("/*", ""));
        assertThat(folder).isDirectory();
        return Checkout.files().stream().filter(file -> file.startsWith(folder)).map(Checkout.ROOT::relativize);
    }
}
