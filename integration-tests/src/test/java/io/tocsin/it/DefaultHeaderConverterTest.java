package io.tocsin.it;

import static io.tocsin.it.cluster.Scenario.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.it.cluster.Cluster;
import io.tocsin.it.cluster.Scenario;
import io.tocsin.it.cluster.SharedCluster;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Events whose headers the worker's default converter makes something else of: of the id a decimal number, of the account a number
 * without its leading zero, of the log stream a date.
 */
@ExtendWith(SharedCluster.class)
class DefaultHeaderConverterTest {
    private static final String ACCOUNT = "012345678901";
    private static final String STREAM = "2026-11-22";

    private final Cluster cluster;

    DefaultHeaderConverterTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @ParameterizedTest
    @ValueSource(strings = {"struct", "message"})
    void an_event_that_the_topic_holds_twice_is_posted_once_with_where_it_is_from(String form) throws IOException {
        try (Scenario scenario = new Scenario(cluster, "repeated-" + form)) {
            Map<String, String> source = scenario.sourceConfig();
            source.put("record.value", form);
            source.put("aws.account.id", ACCOUNT);
            scenario.deploySource(source);
            Map<String, String> other = scenario.sourceConfig();
            other.putAll(source);
            other.put("heartbeat.topic", "repeated-" + form + "-other-heartbeats");
            other.put("topic.creation.heartbeats.include", "repeated-" + form + "-other-heartbeats");
            scenario.connectors().post(scenario.source() + "-other", other);
            cluster.region().put("/repeated-" + form, STREAM, "ERROR one.", "ERROR two.");
            patiently("each event twice in the topic")
                    .until(() -> scenario.inTopic().size() == 4);

            Map<String, String> sink = scenario.sinkConfig();
            assertThat(sink).doesNotContainKey("header.converter");
            sink.put("drop.repeated.events", "true");
            scenario.deploySink(sink);
            patiently("all of the topic").until(() -> committed(scenario) > scenario.lastOffset());

            assertThat(times(scenario, "ERROR one.")).isEqualTo(1);
            assertThat(times(scenario, "ERROR two.")).isEqualTo(1);
            assertThat(String.join("\n", scenario.texts()))
                    .contains("/repeated-" + form + " · " + STREAM + " · " + ACCOUNT + " · eu-west-1");
        }
    }

    /** A message may show several records, and the notification shows the first of them again. */
    private static long times(Scenario scenario, String text) {
        return scenario.texts().stream()
                .flatMap(message -> Arrays.stream(message.split("\n")))
                .filter(line -> line.equals(text))
                .count();
    }

    private static long committed(Scenario scenario) {
        return scenario.connectors()
                .offsets(scenario.sink())
                .at("/offsets/0/offset/kafka_offset")
                .asLong();
    }
}
