package io.tocsin.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.config.TaskShare;
import io.tocsin.cloudwatch.logs.Feed;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.scan.Emission;
import io.tocsin.cloudwatch.scan.EmittedEvent;
import io.tocsin.cloudwatch.scan.Heartbeat;
import io.tocsin.cloudwatch.scan.ScanLoop;
import io.tocsin.cloudwatch.scan.VirtualScans;
import io.tocsin.cloudwatch.selection.Found;
import io.tocsin.cloudwatch.selection.Look;
import io.tocsin.cloudwatch.testing.StoredOffsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When log groups begin that are found. */
class DiscoveredStartTest {
    private static final long NOW = Instant.parse("2026-11-22T08:00:00Z").toEpochMilli();
    private static final long CREATED = NOW - Duration.ofDays(400).toMillis();

    private final VirtualScans scans = new VirtualScans(NOW, new Random(1));
    private final ScanLoop loop;
    private final Discovering discovering;

    DiscoveredStartTest() {
        Map<String, String> props = new HashMap<>(
                Map.of("log.group.prefixes", "/", "filter.pattern", "ERROR", "aws.region", "eu-west-1", "topic", "t"));
        new TaskShare(0, 1).putInto(props);
        SourceConfig config = SourceConfig.of(props);
        loop = scans.loop(Scans.settings(config), 10);
        StoredPlaces stored = new StoredPlaces(config, new StoredOffsets());
        discovering = new Discovering(
                config,
                stored,
                loop,
                new GroupRecords(config, scans.clock()),
                new OffsetMigration(stored, Duration.ofMinutes(1), scans.clock()),
                UnaryOperator.identity());
    }

    private static Look look(List<String> groups, long startedAt) {
        return new Look(
                groups.stream()
                        .map(name -> new Found(Feed.of(new LogGroup(name)), null, CREATED, null))
                        .toList(),
                startedAt);
    }

    private List<Heartbeat> heartbeats(int calls) throws InterruptedException {
        List<Emission> emissions = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            emissions.addAll(loop.next());
        }
        return emissions.stream().map(Heartbeat.class::cast).toList();
    }

    @Test
    void allThatIsThereAtTheFirstLookBeginsWhenTheLookDid() throws InterruptedException {
        List<String> groups = IntStream.range(0, 500).mapToObj(i -> "/g" + i).toList();
        long lookedAt = scans.now();
        scans.pass(60_000);
        discovering.take(look(groups, lookedAt));

        List<Heartbeat> first = heartbeats(1);

        assertThat(first).hasSize(500).extracting(Heartbeat::position).containsOnly(lookedAt);
        String event = scans.put("/g499", lookedAt + 1, lookedAt + 1, lookedAt + 1);
        List<String> come = new ArrayList<>();
        while (come.isEmpty() && scans.now() < NOW + Duration.ofMinutes(10).toMillis()) {
            loop.next().stream()
                    .filter(io.tocsin.cloudwatch.scan.EmittedEvent.class::isInstance)
                    .forEach(emission ->
                            come.add(((EmittedEvent) emission).event().id()));
        }
        assertThat(come).containsExactly(event);
    }

    @Test
    void whatIsChosenLaterBeginsWhenItIsFound() throws InterruptedException {
        discovering.take(look(List.of("/g0"), scans.now()));
        heartbeats(1);
        scans.pass(Duration.ofHours(5).toMillis());
        heartbeats(20);
        long lookedAt = scans.now();

        discovering.take(look(List.of("/g0", "/g1", "/g2"), lookedAt));

        assertThat(heartbeats(1))
                .hasSize(2)
                .allSatisfy(beat -> assertThat(beat.feed().logGroup().name()).isIn("/g1", "/g2"))
                .extracting(Heartbeat::position)
                .containsOnly(lookedAt);
    }
}
