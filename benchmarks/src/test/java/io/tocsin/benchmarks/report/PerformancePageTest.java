package io.tocsin.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the page says is what was measured. */
class PerformancePageTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Path FOLDER = DOCS.resolve("performance");

    @Test
    void it_holds_the_figures_that_were_taken() throws IOException {
        String page = Files.readString(DOCS.resolve("performance.md"));
        for (String name : taken()) {
            assertThat(new Report(DOCS, name).filled(page, table(name)))
                    .as(name)
                    .isEqualTo(page);
            assertThat(FOLDER.resolve(name + ".svg")).exists();
        }
    }

    @Test
    void figures_take_the_place_of_those_before() {
        Report report = new Report(DOCS, "speed");
        String page = "# Speed\n<!-- figures: speed -->\n<!-- end of figures -->\n";

        String once = report.filled(page, Table.of("events").row("7"));

        assertThat(once).contains("| events |\n| --- |\n| 7 |\n").contains("(performance/speed.svg)");
        assertThat(report.filled(once, Table.of("events").row("8"))).isEqualTo(once.replace("| 7 |", "| 8 |"));
    }

    /** The names of the benchmarks whose figures are kept. */
    private static List<String> taken() throws IOException {
        try (Stream<Path> files = Files.isDirectory(FOLDER) ? Files.list(FOLDER) : Stream.empty()) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".json"))
                    .map(file -> file.substring(0, file.length() - ".json".length()))
                    .toList();
        }
    }

    private static Table table(String name) throws IOException {
        JsonNode figures =
                new ObjectMapper().readTree(FOLDER.resolve(name + ".json").toFile());
        Table table = new Table(texts(figures.path("columns")), List.of());
        for (JsonNode row : figures.path("rows")) {
            table = table.row(texts(row).toArray(String[]::new));
        }
        return table;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
