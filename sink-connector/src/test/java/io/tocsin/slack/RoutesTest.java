package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.slack.delivery.RecordingContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several destinations of the real task, in the emulated Slack, over HTTP. */
class RoutesTest {
    private static final TopicPartition PARTITION = new TopicPartition("logs", 0);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final RecordingContext context = new RecordingContext();
    private final SlackSinkTask task = new SlackSinkTask();
    private final SlackEmulator slack = SlackEmulator.start(
            SlackOptions.defaults().withChannels("alerts", "payments", "orders").withoutRateLimit());

    @BeforeEach
    void assign() {
        task.initialize(context);
        context.assignment.add(PARTITION);
    }

    @AfterEach
    void stop() {
        task.stop();
        slack.close();
    }

    private void start(String... pairs) {
        Map<String, String> properties = new HashMap<>();
        properties.put("slack.bot.token", slack.botToken());
        properties.put("slack.api.url", slack.url() + "/api/");
        properties.put("rate.per.second", "50");
        properties.put("rate.burst", "50");
        for (int i = 0; i < pairs.length; i += 2) {
            properties.put(pairs[i], pairs[i + 1]);
        }
        task.start(properties);
        task.open(Set.of(PARTITION));
    }

    private void put(long offset, String key) {
        task.put(List.of(new SinkRecord("logs", 0, null, key, null, "line " + offset, offset)));
    }

    private long committable(long current) {
        return Objects.requireNonNull(task.preCommit(Map.of(PARTITION, new OffsetAndMetadata(current)))
                        .get(PARTITION))
                .offset();
    }

    private void awaitCommittable(long offset) {
        await().atMost(LONG).until(() -> {
            task.put(List.of());
            return committable(offset) == offset;
        });
    }

    private List<String> lines(String channel) {
        return slack.messages(channel).stream()
                .flatMap(message -> message.text().lines())
                .filter(line -> line.startsWith("line "))
                .toList();
    }

    @Test
    void eachRecordGoesWhereItsRouteSays() {
        start(
                "slack.channel", "#alerts",
                "routes", "payments,noise,orders",
                "routes.payments.match.key.prefix", "pay",
                "routes.payments.channel", "#payments",
                "routes.noise.match.key.equals", "noise",
                "routes.noise.drop", "true",
                "routes.orders.match.key.regex", "order-\\d+",
                "routes.orders.webhook.url", slack.webhook("orders").toString());
        put(1, "pay");
        put(2, "order-7");
        put(3, "noise");
        put(4, "order-x");
        put(5, "payroll");

        awaitCommittable(6);
        assertThat(lines("payments")).containsExactly("line 1", "line 5");
        assertThat(lines("orders")).containsExactly("line 2");
        assertThat(lines("alerts")).containsExactly("line 4");
    }

    @Test
    void aDestinationThatRefusesDoesNotHoldBackAnother() {
        start(
                "slack.channel", "#alerts",
                "routes", "lost",
                "routes.lost.match.key.equals", "lost",
                "routes.lost.channel", "#nowhere");
        put(1, "fine");
        put(2, "lost");
        put(3, "fine");

        await().atMost(LONG).until(() -> lines("alerts").size() == 2);
        await().atMost(LONG).until(() -> committable(4) == 2);
    }

    @Test
    void severalRoutesToOneChannelKeepTheOrderOfARecordsPartition() {
        start(
                "routes", "a,b,rest",
                "routes.a.match.key.equals", "a",
                "routes.a.channel", "#payments",
                "routes.b.match.key.equals", "b",
                "routes.b.channel", "payments",
                "routes.rest.drop", "true");
        for (int offset = 0; offset < 10; offset++) {
            put(offset, offset % 2 == 0 ? "a" : "b");
        }
        put(10, "c");

        awaitCommittable(11);
        assertThat(lines("payments")).hasSize(10).isSorted();
    }

    @Test
    void aTokenOfItsOwnIsUsedForTheRoutesChannel() {
        String other = slack.install("Other app", "chat:write");
        start(
                "slack.channel", "#alerts",
                "routes", "payments",
                "routes.payments.match.topic.equals", "logs",
                "routes.payments.bot.token", other);
        put(1, "any");

        awaitCommittable(2);
        assertThat(slack.messages("alerts").get(0).json().toString()).contains("Other app");
    }

    @Test
    void routesThatDoNotFitTogetherDoNotStart() {
        assertThatThrownBy(() -> start("routes", "a", "routes.a.channel", "#payments", "routes.a.match.topic", "x"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("nowhere to go");
        assertThatThrownBy(() -> start(
                        "slack.channel", "#alerts",
                        "routes", "a",
                        "routes.a.channel", "#payments",
                        "routes.a.match.topic", "x"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("routes.a.match.topic: is no condition");
    }
}
