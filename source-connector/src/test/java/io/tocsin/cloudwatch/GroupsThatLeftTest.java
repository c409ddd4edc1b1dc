package io.tocsin.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.config.TaskShare;
import io.tocsin.cloudwatch.logs.Feed;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.scan.Emission;
import io.tocsin.cloudwatch.scan.ScanLoop;
import io.tocsin.cloudwatch.scan.VirtualScans;
import io.tocsin.cloudwatch.selection.Found;
import io.tocsin.cloudwatch.selection.Look;
import io.tocsin.cloudwatch.testing.Jmx;
import io.tocsin.cloudwatch.testing.StoredOffsets;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Log groups come and go for as long as a task runs; what it keeps of those that went must not add up. */
@Timeout(120)
class GroupsThatLeftTest {
    private static final long NOW = Instant.parse("2026-11-22T08:00:00Z").toEpochMilli();
    private static final int BATCHES = 20;
    private static final int BATCH = 50;

    private final VirtualScans scans = new VirtualScans(NOW, new Random(1)).withoutTrouble();
    private final List<WeakReference<String>> topics = new ArrayList<>();
    private final Map<String, String> props = props();
    private final SourceConfig config = SourceConfig.of(props);
    private final ScanLoop loop = scans.loop(Scans.settings(config), 1_000);
    private final GroupRecords records = new GroupRecords(config, scans.clock());
    private final Observatory metrics = Observatory.open(new StoredOffsets(), props, config, scans.clock(), () -> 10);
    private final StoredPlaces stored = new StoredPlaces(config, new StoredOffsets());
    private final OffsetMigration migration = new OffsetMigration(stored, Duration.ofMinutes(1), scans.clock());
    private final Discovering discovering =
            new Discovering(config, stored, loop, records, migration, metrics::observed);

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void nothingIsKeptOfAThousandLogGroupsThatCameAndWent() throws Exception {
        List<WeakReference<Feed>> gone = new ArrayList<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            gone.addAll(comeAndGo(batch));
        }
        assertThat(gone).hasSize(1_000);
        assertThat(topics).hasSizeGreaterThanOrEqualTo(1_000);
        discovering.take(new Look(List.of(found("stays")), scans.now()));
        run(Duration.ofMinutes(70));

        await().until(() -> {
            System.gc();
            return Stream.of(gone, topics).flatMap(List::stream).allMatch(reference -> reference.get() == null);
        });
        assertThat(Jmx.beans("left").stream().filter(bean -> bean.contains("log_group")))
                .singleElement()
                .asString()
                .contains("stays");
        assertThat(loop.groups()).isEqualTo(1);
    }

    /** For as long as Connect may not have stored its offset. */
    @Test
    void whatComesBackSoonGoesOnWhereItStood() throws Exception {
        Found found = found("payments");
        discovering.take(new Look(List.of(found), scans.now()));
        run(Duration.ofMinutes(1));
        scans.put("payments", scans.now(), scans.now(), scans.now());
        assertThat(run(Duration.ofMinutes(1))).isEqualTo(1);
        discovering.take(new Look(List.of(), scans.now()));
        run(Duration.ofMinutes(50));

        discovering.take(new Look(List.of(found), scans.now()));

        assertThat(run(Duration.ofMinutes(5))).as("events that come again").isZero();
    }

    private List<WeakReference<Feed>> comeAndGo(int batch) throws InterruptedException {
        List<Found> come = IntStream.range(0, BATCH)
                .mapToObj(number -> found("group-" + batch + "-" + number))
                .toList();
        come.forEach(found -> scans.put(found.feed().logGroup().name(), scans.now(), scans.now(), scans.now()));
        discovering.take(new Look(come, scans.now()));
        run(Duration.ofMinutes(2));
        discovering.take(new Look(List.of(), scans.now()));
        return come.stream().map(found -> new WeakReference<>(found.feed())).toList();
    }

    /** As the task does; returns how many events were written. */
    private long run(Duration time) throws InterruptedException {
        long end = scans.now() + time.toMillis();
        long events = 0;
        while (scans.now() < end) {
            for (Emission emission : loop.next()) {
                discovering.emitted(emission.feed());
                events += count(records.of(emission).topic());
            }
        }
        return events;
    }

    private long count(String topic) {
        if (!topic.startsWith("alarms.")) {
            return 0;
        }
        if (!topic.endsWith("stays")) {
            topics.add(new WeakReference<>(topic));
        }
        return 1;
    }

    private Found found(String name) {
        LogGroup group = new LogGroup("arn:aws:logs:eu-west-1:123456789012:log-group:" + name);
        return new Found(Feed.of(group), null, scans.now(), null);
    }

    private static Map<String, String> props() {
        Map<String, String> props = new HashMap<>(Map.of(
                "name", "left",
                "log.group.prefixes", "g",
                "aws.region", "eu-west-1",
                "topic", "alarms.{log_group}"));
        new TaskShare(0, 1).putInto(props);
        return props;
    }
}
