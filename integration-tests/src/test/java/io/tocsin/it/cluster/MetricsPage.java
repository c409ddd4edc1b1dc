package io.tocsin.it.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The page about metrics, {@code docs/metrics.md}. */
public final class MetricsPage {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\|");

    private MetricsPage() {}

    /** The names in the table below a heading such as {@code Of a log group}. */
    public static List<String> names(String section) throws IOException {
        String page = Files.readString(Checkout.ROOT.resolve("docs/metrics.md"));
        String from = page.substring(page.indexOf("\n### " + section + "\n") + 1);
        int end = from.indexOf("\n\n", from.indexOf("|---"));
        return ROW.matcher(from.substring(0, end))
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();
    }
}
