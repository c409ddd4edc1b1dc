package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.slack.config.SlackSinkConfig;
import io.tocsin.slack.delivery.RecordingContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every number has bounds; what is out of them is refused by name, and at both of them the task posts as it ought to. */
@Timeout(120)
class SettingsBoundsTest {
    private static final Pattern BOUNDS = Pattern.compile("\\[(-?[\\d.]+),\\.\\.\\.,([\\d.]+)]");
    private static final TopicPartition PARTITION = new TopicPartition("alarms", 0);
    /** What a number needs beside it. */
    private static final Map<String, Map<String, String>> NEEDED = Map.of(
            "staleness.after.ms", Map.of("heartbeat.topic", "heartbeats", "topics", "alarms,heartbeats"),
            "message.long.text.parts", Map.of("message.long.text", "split"));

    private final SlackEmulator slack = SlackEmulator.start(0);

    @AfterEach
    void close() {
        slack.close();
    }

    static Stream<String> numbers() {
        return definition().configKeys().values().stream()
                .filter(key -> Set.of(
                                ConfigDef.Type.INT, ConfigDef.Type.LONG, ConfigDef.Type.SHORT, ConfigDef.Type.DOUBLE)
                        .contains(key.type))
                .map(key -> key.name);
    }

    @Test
    void thereAreNumbers() {
        assertThat(numbers()).hasSizeGreaterThan(10).contains("rate.per.second", "retry.timeout.ms");
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void whatIsOutOfBoundsIsRefusedByName(String key) {
        BigDecimal least = bound(key, 1);
        BigDecimal most = bound(key, 2);
        List<String> values = new ArrayList<>(List.of(
                least.subtract(BigDecimal.ONE).toPlainString(),
                most.add(BigDecimal.ONE).toPlainString(),
                Integer.toString(Integer.MAX_VALUE),
                Integer.toString(Integer.MIN_VALUE)));
        if (key(key).type != ConfigDef.Type.INT) {
            values.addAll(List.of(Long.toString(Long.MAX_VALUE), Long.toString(Long.MIN_VALUE)));
            values.remove(most.longValue() > Integer.MAX_VALUE ? Integer.toString(Integer.MAX_VALUE) : "");
        }
        if (key(key).type == ConfigDef.Type.DOUBLE) {
            values.addAll(List.of("NaN", "Infinity", "-Infinity", "1e308", "-1e-300"));
        }

        values.forEach(value -> assertThat(errors(with(key, value)))
                .as("%s=%s", key, value)
                .containsKey(key)
                .hasEntrySatisfying(key, words -> assertThat(words).anyMatch(word -> word.contains(key))));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void atItsBoundsTheTaskPostsAsItOughtTo(String key) {
        for (int group : new int[] {1, 2}) {
            Map<String, String> properties = with(key, bound(key, group).toPlainString());
            assertThat(errors(properties)).as("%s", properties).isEmpty();
            assertPosts(properties, key + " " + group);
        }
    }

    private void assertPosts(Map<String, String> properties, String text) {
        SlackSinkTask task = new SlackSinkTask();
        RecordingContext context = new RecordingContext();
        context.assignment.add(PARTITION);
        task.initialize(context);
        task.start(properties);
        task.open(Set.of(PARTITION));
        task.put(List.of(new SinkRecord("alarms", 0, null, null, null, text, 0)));
        await().until(() -> {
            task.put(List.of());
            Map<TopicPartition, OffsetAndMetadata> current = Map.of(PARTITION, new OffsetAndMetadata(1));
            return new OffsetAndMetadata(1).equals(task.preCommit(current).get(PARTITION));
        });
        task.stop();
        assertThat(slack.messages("alerts"))
                .anyMatch(message -> message.toString().contains(text));
    }

    private Map<String, String> with(String key, String value) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "name", "bounds",
                "topics", "alarms",
                "slack.webhook.url", slack.webhook("alerts").toString()));
        properties.putAll(NEEDED.getOrDefault(key, Map.of()));
        properties.put(key, value);
        return properties;
    }

    private static ConfigDef definition() {
        return SlackSinkConfig.definition(Map.of());
    }

    private static ConfigDef.ConfigKey key(String name) {
        return Objects.requireNonNull(definition().configKeys().get(name), name);
    }

    private static BigDecimal bound(String key, int group) {
        String words = String.valueOf(key(key).validator);
        MatchResult bounds = BOUNDS.matcher(words)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError(key + " has no bounds: " + words));
        return new BigDecimal(bounds.group(group));
    }

    private static Map<String, List<String>> errors(Map<String, String> properties) {
        Map<String, List<String>> errors = new HashMap<>();
        new SlackSinkConnector()
                .validate(properties).configValues().stream()
                        .filter(value -> !value.errorMessages().isEmpty())
                        .forEach(value -> errors.put(value.name(), value.errorMessages()));
        return errors;
    }
}
