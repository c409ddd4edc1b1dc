package io.tocsin.slack.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names are a contract: dashboards and alerts use them. */
class MetricNamesTest {

    @Test
    void theNamesAreThoseThatWerePublished() throws IOException {
        assertThat(names(TaskMetric.values()) + "\n" + names(DestinationMetric.values()))
                .isEqualTo(golden("metric-names.txt"));
    }

    @Test
    void theNamesAreInKafkasStyleAndTellTheUnit() {
        assertThat(Stream.of(DestinationMetric.values(), TaskMetric.values()).flatMap(Stream::of))
                .extracting(Metric::metricName)
                .allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)*"))
                .allMatch(name -> name.matches(".*-(total|seconds|bytes|records|per-minute)|paused"));
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
