package io.tocsin.it.guide;

import static io.tocsin.it.cluster.Scenario.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.it.cluster.Cluster;
import io.tocsin.it.cluster.Scenario;
import io.tocsin.it.cluster.SharedCluster;
import io.tocsin.it.cluster.TopicReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/replay.md}, word for word. */
@ExtendWith(SharedCluster.class)
class ReplayGuideTest {
    private static final String BEFORE = "Before: stop the connector";
    private static final String AFTER = "After: start it again";
    /** AWS's time is known to two seconds or so. */
    private static final Duration STAMPS_ARE_EARLY = Duration.ofSeconds(3);

    @TempDir
    private Path directory = Path.of("");

    private final Cluster cluster;

    ReplayGuideTest(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Three events in the channel, all committed: one, two, and three, the first of them an hour old. */
    private Scenario posted(String name) throws IOException {
        Scenario scenario = new Scenario(cluster, name);
        Map<String, String> sink = scenario.sinkConfig();
        sink.put("slack.channel", cluster.slack().channelId(name));
        sink.put("delivery.guarantee", "effectively-once");
        sink.put("delivery.mode", "individual");
        scenario.putOld(Duration.ofHours(1), "ERROR one.");
        scenario.deploySource(scenario.sourceConfig());
        scenario.deploySink(sink);
        scenario.awaitInSlack("ERROR one.");
        Instant stamped = writtenAt(scenario, "ERROR one.");
        patiently("a time when the next record is stamped later")
                .until(() -> Instant.now().isAfter(stamped.plus(STAMPS_ARE_EARLY)));
        scenario.put("ERROR two.");
        scenario.awaitInSlack("ERROR two.");
        scenario.put("ERROR three.");
        scenario.awaitInSlack("ERROR three.");
        patiently("the offset").until(() -> position(scenario) > scenario.lastOffset());
        return scenario;
    }

    /** The Kafka timestamp of a record. */
    private static Instant writtenAt(Scenario scenario, String message) {
        List<Instant> found = new ArrayList<>();
        try (TopicReader reader = new TopicReader(scenario.bootstrapServers(), scenario.topic())) {
            reader.readNew(record -> {
                if (reader.message(record).equals(message)) {
                    found.add(Instant.ofEpochMilli(record.timestamp()));
                }
            });
        }
        return found.get(0);
    }

    private static long position(Scenario scenario) {
        return scenario.connectors()
                .offsets(scenario.sink())
                .at("/offsets/0/offset/kafka_offset")
                .asLong();
    }

    private Guide guide(Scenario scenario) throws IOException {
        return new Guide("replay.md", ReplayGuideTest.class, directory)
                .with("CONNECT", cluster.workerUrl())
                .with("KAFKA", cluster.bootstrapServers())
                .with("SINK", scenario.sink())
                .with("TOPIC", scenario.topic());
    }

    private static void awaitCounts(Scenario scenario, long one, long two, long three) {
        patiently("messages")
                .untilAsserted(() -> assertThat(new long[] {
                            scenario.inSlack("ERROR one."),
                            scenario.inSlack("ERROR two."),
                            scenario.inSlack("ERROR three.")
                        })
                        .containsExactly(one, two, three));
    }

    @Test
    void from_an_offset_into_the_same_channel_with_a_new_epoch() throws Exception {
        try (Scenario scenario = posted("guide-offset")) {
            guide(scenario).follow(BEFORE, "From an offset", "Into the same channel: a new epoch", AFTER);
            scenario.awaitInSlack("ERROR three.");
            awaitCounts(scenario, 1, 2, 2);
        }
    }

    @Test
    void everything_without_a_new_epoch_posts_nothing_twice() throws Exception {
        try (Scenario scenario = posted("guide-all")) {
            guide(scenario).follow(BEFORE, "Everything", AFTER);
            scenario.put("ERROR four.");
            scenario.awaitInSlack("ERROR four.");
            awaitCounts(scenario, 1, 1, 1);
        }
    }

    @Test
    void from_a_time() throws Exception {
        try (Scenario scenario = posted("guide-time")) {
            LocalDateTime from = LocalDateTime.ofInstant(writtenAt(scenario, "ERROR two."), ZoneOffset.UTC);
            guide(scenario)
                    .with(
                            "FROM",
                            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS")
                                    .format(from))
                    .follow(BEFORE, "From a time", "Into the same channel: a new epoch", AFTER);
            awaitCounts(scenario, 1, 2, 2);
        }
    }

    @Test
    void into_another_channel() throws Exception {
        try (Scenario scenario = posted("guide-other")) {
            String other = cluster.slack().channelId("guide-other-replay");
            String copy = scenario.sink() + "-replay";
            Guide guide = guide(scenario).with("CHANNEL", other);
            guide.follow("Into another channel");
            patiently("all in the other channel")
                    .until(() -> cluster.slack().messages("guide-other-replay").size() == 3);
            guide.follow("Afterwards: remove the second connector");
            assertThat(cluster.rest().get("/connectors").toString()).doesNotContain(copy);
            awaitCounts(scenario, 1, 1, 1);
        }
    }
}
