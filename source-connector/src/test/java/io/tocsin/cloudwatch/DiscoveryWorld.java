package io.tocsin.cloudwatch;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * One random world in which log groups are created, drop out of what is found and come back, while tasks scan, have their offsets
 * committed at any record, crash, hang, and become more or fewer. Only what was there at the first look begins at the latest.
 */
final class DiscoveryWorld {
    private static final long EPOCH = Instant.parse("2026-11-22T08:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;
    private static final long SPAN = 90 * MINUTE;
    private static final long LATE = 10 * MINUTE;
    private static final long LOOK_EVERY = 5 * MINUTE;

    private final Random random;
    private final VirtualScans scans;
    private final StoredOffsets offsets = new StoredOffsets();
    private final Map<String, Long> createdAt = new TreeMap<>();
    private final Map<String, Long> hiddenUntil = new HashMap<>();
    private final Set<String> expected = new HashSet<>();
    private final List<String> delivered = new ArrayList<>();
    private final List<Task> tasks = new ArrayList<>();
    private int share;
    private int crashes;
    private int drops;
    private int rescales;

    DiscoveryWorld(long seed) {
        random = new Random(seed);
        scans = new VirtualScans(EPOCH, random);
        share = 1 + random.nextInt(3);
        for (int group = 0; group < 4; group++) {
            createdAt.put("/old/" + group, EPOCH - 1 - random.nextInt(100_000_000));
        }
        for (int group = 0; group < 6; group++) {
            createdAt.put("/new/" + group, EPOCH + 15 * MINUTE + random.nextInt((int) (SPAN - 20 * MINUTE)));
        }
        createdAt.forEach(this::makeEvents);
    }

    /** Stamped up to the late reach before they are ingested, which is after the group was created, and after the first look. */
    private void makeEvents(String group, long created) {
        int count = random.nextInt(40);
        long first = Math.max(created, EPOCH + 5 * MINUTE);
        for (int i = 0; i < count; i++) {
            long ingested = random.nextBoolean()
                    ? first + random.nextInt((int) MINUTE)
                    : first + random.nextInt((int) (EPOCH + SPAN - first));
            long lag = group.startsWith("/new") && random.nextBoolean() ? random.nextInt((int) LATE) : 0;
            expected.add(scans.put(group, ingested - lag, ingested, ingested + random.nextInt(2_000)));
        }
    }

    /** What came of it. */
    record Outcome(int events, int lost, int repeated, int crashes, int drops, int rescales) {
        boolean isRight() {
            return lost == 0 && repeated == 0;
        }
    }

    Outcome run() throws InterruptedException {
        startTasks();
        while (scans.now() < EPOCH + SPAN + 40 * MINUTE) {
            for (int task = 0; task < share; task++) {
                tasks.get(task).step();
                if (mayFail(.002)) {
                    crash(task);
                }
            }
            if (mayFail(.0005)) {
                rescale();
            }
        }
        tasks.forEach(Task::commit);
        Set<String> distinct = new HashSet<>(delivered);
        Set<String> lost = new HashSet<>(expected);
        lost.removeAll(distinct);
        return new Outcome(expected.size(), lost.size(), delivered.size() - distinct.size(), crashes, drops, rescales);
    }

    /** Not before all that is to begin at the latest has begun. */
    private boolean mayFail(double chance) {
        return scans.now() > EPOCH + 4 * MINUTE && scans.now() < EPOCH + SPAN && random.nextDouble() < chance;
    }

    private void startTasks() {
        tasks.clear();
        for (int task = 0; task < share; task++) {
            tasks.add(new Task(task));
        }
    }

    /** All tasks end, after a stop or not, and as many others begin as tasks.max says now. */
    private void rescale() {
        rescales++;
        tasks.stream().filter(task -> random.nextBoolean()).forEach(Task::commit);
        share = 1 + random.nextInt(4);
        scans.pass(random.nextInt((int) MINUTE));
        startTasks();
    }

    private void crash(int task) {
        crashes++;
        scans.pass(random.nextInt((int) (random.nextBoolean() ? 10_000 : 20 * MINUTE)));
        tasks.set(task, new Task(task));
    }

    /** A look, which lacks what was just created, and now and then what is there. */
    private Look look() {
        List<Found> found = new ArrayList<>();
        createdAt.forEach((group, created) -> {
            if (created + random.nextInt((int) MINUTE) < scans.now() && !isHidden(group)) {
                String arn = "arn:aws:logs:eu-west-1:123456789012:log-group:" + group;
                found.add(new Found(Feed.of(new LogGroup(arn)), null, created, null));
            }
        });
        return new Look(found, scans.now() - random.nextInt(2_000));
    }

    /** Not before its place is stored, and not for ever. */
    private boolean isHidden(String group) {
        long now = scans.now();
        boolean stored = offsets.stored()
                .containsKey(Map.of("account", "123456789012", "region", "eu-west-1", "log_group", group));
        if (stored && now < EPOCH + SPAN && random.nextDouble() < .05) {
            drops++;
            hiddenUntil.put(group, now + random.nextInt((int) (15 * MINUTE)));
        }
        return hiddenUntil.getOrDefault(group, 0L) > now;
    }

    /** A task as a worker drives it. */
    private final class Task {
        private final ScanLoop loop;
        private final Discovering discovering;
        private final GroupRecords records;
        private final OffsetMigration migration;
        private final List<SourceRecord> uncommitted = new ArrayList<>();
        private final List<String> undelivered = new ArrayList<>();
        private long lookAt = Long.MIN_VALUE;
        private long hangsUntil = Long.MIN_VALUE;

        Task(int number) {
            Map<String, String> props = new HashMap<>(Map.of(
                    "log.group.prefixes", "/",
                    "filter.pattern", "ERROR",
                    "aws.region", "eu-west-1",
                    "topic", "alarms",
                    "settle.ms", "5000",
                    "hot.reach.ms", "60000",
                    "late.reach.ms", Long.toString(LATE),
                    "late.interval.ms", "120000"));
            new TaskShare(number, share).putInto(props);
            SourceConfig config = SourceConfig.of(props);
            loop = scans.loop(Scans.settings(config), config.requests().perSecondOfTask());
            records = new GroupRecords(config, scans.clock());
            StoredPlaces stored = new StoredPlaces(config, offsets);
            migration = new OffsetMigration(stored, config.heartbeats().interval(), scans.clock());
            discovering = new Discovering(config, stored, loop, records, migration, UnaryOperator.identity());
        }

        void step() throws InterruptedException {
            if (mayFail(.001)) {
                hangsUntil = scans.now() + random.nextInt((int) (30 * MINUTE));
            }
            if (scans.now() < hangsUntil) {
                scans.pass(100);
                return;
            }
            if (scans.now() >= lookAt) {
                discovering.take(look()).forEach(this::add);
                lookAt = scans.now() + LOOK_EVERY;
            }
            for (Emission emission : loop.next()) {
                discovering.emitted(emission.feed());
                if (emission instanceof EmittedEvent event) {
                    undelivered.add(event.event().id());
                }
                add(records.of(emission));
                if (emission instanceof Heartbeat heartbeat) {
                    migration
                            .toForget(heartbeat.feed())
                            .forEach(partition -> add(records.tombstone(heartbeat, partition)));
                }
            }
        }

        private void add(SourceRecord record) {
            uncommitted.add(record);
            if (random.nextDouble() < .3 || scans.now() < EPOCH + 4 * MINUTE) {
                commit();
            }
        }

        void commit() {
            uncommitted.forEach(offsets::commit);
            uncommitted.clear();
            delivered.addAll(undelivered);
            undelivered.clear();
        }
    }
}
