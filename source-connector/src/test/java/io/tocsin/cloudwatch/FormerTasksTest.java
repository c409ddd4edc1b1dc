package io.tocsin.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.config.TaskShare;
import io.tocsin.cloudwatch.testing.StoredOffsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormerTasksTest {
    private static final long START = Instant.parse("2026-11-22T08:00:00Z").toEpochMilli();
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final StoredOffsets offsets = new StoredOffsets();

    private FormerTasks formerTasks(int task) {
        Map<String, String> props =
                new HashMap<>(Map.of("log.group.prefixes", "/", "aws.region", "eu-west-1", "topic", "alarms"));
        new TaskShare(task, 2).putInto(props);
        FormerTasks gone = new FormerTasks(task, new StoredPlaces(SourceConfig.of(props), offsets));
        gone.found(List.of(2, 3));
        return gone;
    }

    private void stored(int task, long position) {
        offsets.put(SourcePartition.ofLook("eu-west-1", task), Map.of("position", position));
    }

    /** Whoever begins later, after a crash, has to know of it. */
    @Test
    void theirLooksAreForgottenOnceAllOthersHaveStoredOneSince() {
        FormerTasks gone = formerTasks(0);
        stored(0, START - MINUTE);
        stored(1, START - MINUTE);

        assertThat(gone.toForget(START)).isEmpty();
        stored(0, START + 5 * MINUTE);
        stored(1, START + MINUTE);
        assertThat(gone.toForget(START + 5 * MINUTE)).as("too near to tell").isEmpty();
        stored(1, START + 2 * MINUTE);
        assertThat(gone.toForget(START + 10 * MINUTE)).containsExactly(2, 3);
        assertThat(gone.toForget(START + 15 * MINUTE)).as("once").isEmpty();
    }

    @Test
    void oneTaskDoesItForAll() {
        stored(0, START + 5 * MINUTE);
        stored(1, START + 5 * MINUTE);

        assertThat(formerTasks(1).toForget(START)).isEmpty();
        assertThat(formerTasks(0).toForget(START)).containsExactly(2, 3);
    }

    @Test
    void withoutAnyNoOffsetsAreRead() {
        FormerTasks gone = formerTasks(0);
        gone.found(List.of());

        assertThat(gone.toForget(START)).isEmpty();
        assertThat(offsets.reads()).isZero();
    }
}
