package io.tocsin.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** Figures in rows, as people read them. */
public record Table(List<String> columns, List<List<String>> rows) {
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    public static Table of(String... columns) {
        return new Table(List.of(columns), List.of());
    }

    /** The same with one more row. */
    public Table row(String... cells) {
        List<List<String>> more = new ArrayList<>(rows);
        more.add(List.of(cells));
        return new Table(columns, more);
    }

    /** As Markdown, each line with its end. */
    public String markdown() {
        StringBuilder text = new StringBuilder();
        line(text, columns);
        line(text, columns.stream().map(column -> "---").toList());
        rows.forEach(row -> line(text, row));
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
