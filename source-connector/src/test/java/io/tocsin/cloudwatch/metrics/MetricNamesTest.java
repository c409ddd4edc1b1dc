package io.tocsin.cloudwatch.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dashboards and alerts use the names: whoever changes the file breaks them. */
class MetricNamesTest {
    @Test
    void theNamesAreThoseThatWerePromised() throws IOException {
        assertThat(names(TaskMetric.values()) + "\n" + names(GroupMetric.values()))
                .isEqualTo(golden("metric-names.txt"));
    }

    @Test
    void theNamesAreInKafkasStyleAndTellTheUnit() {
        assertThat(Stream.of(GroupMetric.values(), TaskMetric.values()).flatMap(Stream::of))
                .extracting(Metric::metricName)
                .allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)*"))
                .allMatch(name -> name.matches(
                        ".*-(total|seconds|bytes|ratio|per-second)|.*events|log-groups(-in-trouble)?|in-trouble"));
    }

    private static String names(Metric... metrics) {
        return Stream.of(metrics).map(metric -> metric.metricName() + "\n").collect(Collectors.joining());
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(MetricNamesTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
