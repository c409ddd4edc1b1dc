package io.tocsin.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures of one benchmark in {@code docs/performance}: for machines in {@code NAME.json}, as a plot in {@code NAME.svg}; and
 * both as people read them in {@code docs/performance.md}, between the lines that name it.
 */
public final class Report {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path docs;
    private final String name;

    /**
     * @param docs the folder of the documentation
     * @param name of the benchmark
     */
    public Report(Path docs, String name) {
        this.docs = docs;
        this.name = name;
    }

    /** Prints the table, and keeps all in the documentation of the checkout in which the program was started. */
    public static void publish(String name, Table table, Chart chart) throws IOException {
        System.out.println(table.markdown());
        new Report(Path.of("docs"), name).keep(table, chart);
    }

    void keep(Table table, Chart chart) throws IOException {
        Path folder = Files.createDirectories(docs.resolve("performance"));
        Map<String, Object> figures = new TreeMap<>(Map.of(
                "columns", table.columns(),
                "rows", table.rows(),
                "taken", LocalDate.now(Clock.systemUTC()).toString()));
        Files.writeString(folder.resolve(name + ".json"), JSON.writeValueAsString(figures) + "\n");
        Files.writeString(folder.resolve(name + ".svg"), chart.svg());
        Path page = docs.resolve("performance.md");
        Files.writeString(page, filled(Files.readString(page), table));
    }

    /** The page with this table and the plot in their place. */
    String filled(String page, Table table) {
        String begin = "<!-- figures: " + name + " -->\n";
        int from = page.indexOf(begin);
        int to = page.indexOf("<!-- end of figures -->", from);
        if (from < 0 || to < 0) {
            throw new IllegalStateException("docs/performance.md has no place for the figures of " + name);
        }
        String plot = "![" + name + "](performance/" + name + ".svg)";
        return page.substring(0, from + begin.length()) + "\n" + table.markdown() + "\n" + plot + "\n\n"
                + page.substring(to);
    }
}
