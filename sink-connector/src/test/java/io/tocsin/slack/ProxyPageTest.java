package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tocsin.slack.api.http.HttpDouble;
import io.tocsin.slack.config.SlackSinkConfig;
import io.tocsin.slack.delivery.RecordingContext;
import io.tocsin.slack.message.Records;
import io.tocsin.slack.metrics.DestinationMetric;
import io.tocsin.slack.metrics.Jmx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real task, and something between it and Slack that answers in Slack's place. */
class ProxyPageTest {
    private static final TopicPartition PARTITION = new TopicPartition("orders", 3);
    private static final String WEBHOOK =
            "kafka.connect:type=plugins,connector=alarms,task=0,credential=slack.webhook.url";
    private static final String CHANNEL =
            "kafka.connect:type=plugins,connector=alarms,task=0,credential=slack.bot.token,channel=\"#alerts\"";
    private static final int RECORDS = 20;

    private final HttpDouble server = new HttpDouble();
    private final RecordingContext context = new RecordingContext();
    private final SlackSinkTask task = new SlackSinkTask();
    private final List<String> reported = new ArrayList<>();

    @AfterEach
    void stop() {
        task.stop();
        server.close();
    }

    private void start(Map<String, String> destination) {
        context.assignment.add(PARTITION);
        context.reporter = (record, error) -> {
            reported.add(error.getMessage());
            return CompletableFuture.completedFuture(null);
        };
        Map<String, String> properties = new HashMap<>(destination);
        properties.putAll(Map.of("name", "alarms", "delivery.mode", "individual", "rate.per.second", "50"));
        properties.put("rate.burst", "50");
        task.initialize(context);
        task.start(SlackSinkConfig.ofTask(0, properties));
        task.open(Set.of(PARTITION));
        task.put(LongStream.range(0, RECORDS)
                .mapToObj(offset -> Records.record("line " + offset, offset))
                .toList());
    }

    private long committable() {
        task.put(List.of());
        return Objects.requireNonNull(task.preCommit(Map.of(PARTITION, new OffsetAndMetadata(RECORDS)))
                        .get(PARTITION))
                .offset();
    }

    private void assertHeld(String bean) {
        await().atMost(Duration.ofSeconds(8))
                .until(() -> committable() == 0 && Jmx.value(bean, DestinationMetric.RETRY_WAIT) > 5);
        assertThat(reported).isEmpty();
        assertThat(server.asked).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"400, <html>Bad Request</html>", "413, <html>Too Large</html>", "404, <html>", "400, invalid_arguments"
    })
    void ofAWebhookKeepsAllRecords(int status, String page) {
        server.answer(status, page);
        start(Map.of("slack.webhook.url", server.url() + "/services/T0/B0/x"));

        assertHeld(WEBHOOK);
    }

    @ParameterizedTest
    @CsvSource({
        "400, <html>Bad Request</html>",
        "413, <html>Too Large</html>",
        "200, '{\"ok\":false,\"error\":\"invalid_arguments\"}'"
    })
    void ofTheWebApiKeepsAllRecords(int status, String page) {
        server.answer(status, page);
        start(Map.of("slack.bot.token", "xoxb-1", "slack.channel", "#alerts", "slack.api.url", server.url() + "/api/"));

        assertHeld(CHANNEL);
    }

    /** Slack's own word, but of any message: no record is at fault. */
    @ParameterizedTest
    @CsvSource({"400, invalid_payload", "400, no_text"})
    void aRefusalOfAnyMessageKeepsAllRecords(int status, String code) {
        server.answer(status, code);
        start(Map.of("slack.webhook.url", server.url() + "/services/T0/B0/x"));

        await().atMost(Duration.ofSeconds(8))
                .until(() -> committable() == 0 && Jmx.value(WEBHOOK, DestinationMetric.RETRY_WAIT) > 5);
        assertThat(reported).isEmpty();
        assertThat(server.asked).hasSize(3);
    }
}
