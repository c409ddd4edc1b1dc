package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.delivery.LogEnds.Distance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.KafkaMetricsContext;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads what Kafka's own reporter shows; {@code DeletedUnreadTest} of the integration tests reads what a consumer reports. */
class ConsumerMetricsTest {
    private final Metrics metrics = new Metrics(
            new MetricConfig(), List.of(new JmxReporter()), Time.SYSTEM, new KafkaMetricsContext("kafka.consumer"));

    @AfterEach
    void close() {
        metrics.close();
    }

    private void show(String client, String topic, int partition, double lead, double lag) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("client-id", client);
        tags.put("topic", topic);
        tags.put("partition", Integer.toString(partition));
        show("records-lead", tags, lead);
        show("records-lag", tags, lag);
    }

    private void show(String name, Map<String, String> tags, double value) {
        Gauge<Double> gauge = (config, now) -> value;
        metrics.addMetric(metrics.metricName(name, "consumer-fetch-manager-metrics", "", tags), gauge);
    }

    @ParameterizedTest
    @ValueSource(strings = {"connector-consumer-slack-0", "connector-consumer-my sink: a,b=\"c\"*-0", "käse"})
    void theConsumerOfTheTaskTellsWhereTheLogBeginsAndEnds(String client) {
        show(client, "logs", 3, 40, 2);
        show("another", "logs", 3, 1, 1);

        assertThat(new ConsumerMetrics(client).of(new TopicPartition("logs", 3)))
                .contains(new Distance(40, 2));
    }

    @Test
    void dotsInATopicsNameAreUnderscoresInOldClients() {
        show("client", "my_logs", 0, 5, 6);
        assertThat(new ConsumerMetrics("client").of(new TopicPartition("my.logs", 0)))
                .contains(new Distance(5, 6));

        show("client", "my.logs", 0, 7, 8);
        assertThat(new ConsumerMetrics("client").of(new TopicPartition("my.logs", 0)))
                .contains(new Distance(7, 8));
    }

    @Test
    void whatIsNotThereIsUnknown() {
        show("client", "logs", 0, Double.NaN, 0);

        ConsumerMetrics ends = new ConsumerMetrics("client");
        assertThat(ends.of(new TopicPartition("logs", 0))).isEmpty();
        assertThat(ends.of(new TopicPartition("logs", 1))).isEmpty();
        assertThat(new ConsumerMetrics("other").of(new TopicPartition("logs", 0)))
                .isEmpty();
    }
}
