package io.tocsin.slack.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the page about metrics and the metrics themselves alike. */
class SinkMetricsReferenceTest {
    private static final Path PAGE = Path.of("..", "docs", "metrics.md");
    private static final String START = "<!-- sink metrics: kept alike by SinkMetricsReferenceTest -->\n";
    private static final String END = "<!-- end of sink metrics -->";

    @Test
    void thePageDescribesEveryMetricAsItIs() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(page.substring(page.indexOf(START) + START.length(), page.indexOf(END)))
                .isEqualTo("\n### Of a task of the sink\n\n" + table(TaskMetric.values()) + "\n### Of a destination\n\n"
                        + table(DestinationMetric.values()) + "\n");
    }

    private static String table(Metric... metrics) {
        return "| metric | what it tells | what to do with it |\n|---|---|---|\n"
                + Stream.of(metrics).map(SinkMetricsReferenceTest::row).collect(Collectors.joining());
    }

    private static String row(Metric metric) {
        return "| `" + metric.metricName() + "` | " + metric.meaning() + " | " + metric.use() + " |\n";
    }
}
