package io.tocsin.it.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.deployment.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The forms for issues are such as GitHub shows them, and ask for what one needs to know. */
class IssueFormsTest {
    private static final Path FORMS = Checkout.ROOT.resolve(".github/ISSUE_TEMPLATE");
    /** The kinds of element, with what each has to have. */
    private static final Map<String, String> KINDS = Map.of(
            "markdown", "value", "input", "label", "textarea", "label", "dropdown", "options", "checkboxes", "options");

    @TempDir
    private Path directory = Path.of("");

    static List<Path> forms() throws IOException {
        try (Stream<Path> forms = Files.list(FORMS)) {
            return forms.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void each_can_be_shown(Path form) throws IOException {
        assertThat(problems(form)).isEmpty();
    }

    @Test
    void a_bug_report_asks_for_versions_and_configuration_and_no_secrets() throws IOException {
        JsonNode form = Yaml.documents(FORMS.resolve("bug_report.yml")).get(0);
        List<String> required = new ArrayList<>();
        for (JsonNode element : form.path("body")) {
            if (element.path("validations").path("required").asBoolean()) {
                required.add(element.path("id").asText());
            }
        }
        assertThat(required).contains("tocsin-version", "kafka-version", "java-version", "config");
        assertThat(form.path("body").path(0).path("attributes").path("value").asText())
                .startsWith("**Paste no secrets.**");
        JsonNode last = form.path("body").path(form.path("body").size() - 1);
        assertThat(last.path("id").asText()).isEqualTo("secrets");
        assertThat(last.path("attributes")
                        .path("options")
                        .path(0)
                        .path("required")
                        .asBoolean())
                .isTrue();
    }

    private static List<String> problems(Path file) throws IOException {
        JsonNode form = Yaml.documents(file).get(0);
        List<String> problems = new ArrayList<>();
        for (String key : List.of("name", "description", "body")) {
            if (form.path(key).isEmpty() && form.path(key).asText().isBlank()) {
                problems.add("no " + key);
            }
        }
        Set<String> ids = new HashSet<>();
        for (JsonNode element : form.path("body")) {
            String type = element.path("type").asText();
            if (!KINDS.containsKey(type)) {
                problems.add("no such type: " + type);
            } else if (!element.path("attributes").has(KINDS.get(type))) {
                problems.add("no " + KINDS.get(type) + ": " + element);
            }
            if (!type.equals("markdown") && !ids.add(element.path("id").asText())) {
                problems.add("a second element has the id " + element.path("id").asText());
            }
        }
        return problems;
    }

    @Test
    void what_cannot_be_shown_is_found() throws IOException {
        Path form = Files.writeString(directory.resolve("form.yml"), """
                name: Form
                body:
                  - type: text
                    id: first
                  - type: dropdown
                    id: first
                    attributes: {label: Without options}
                """);
        assertThat(problems(form))
                .contains("no description", "no such type: text", "a second element has the id first")
                .anyMatch(problem -> problem.startsWith("no options"));
    }
}
