package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.LogEvent;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One random world: settings, events, and tasks that scan log groups, share the requests, have their offsets committed at any record,
 * crash, and are given other patterns. They are driven through the real loop; each restart goes on from the encoded offsets.
 */
final class World {
    static final long EPOCH = Instant.parse("2026-11-22T08:00:00Z").toEpochMilli();
    /** Most events match both patterns. */
    private static final List<String> MESSAGES = List.of("ERROR FATAL", "ERROR FATAL", "ERROR FATAL", "ERROR", "FATAL");

    private static final List<String> PATTERNS = List.of("ERROR", "FATAL");

    private final Dice dice;
    private final VirtualTime time = new VirtualTime(EPOCH);
    private final FakeLogs logs;
    private final WorldSettings settings;
    private final List<WorldGroup> groups;
    private final List<WorldTask> tasks = new ArrayList<>();
    private final List<Long> changes = new ArrayList<>();
    private int crashes;
    private int changed;

    World(long seed, Fault fault) {
        dice = new Dice(seed);
        settings = WorldSettings.random(dice);
        logs = new FakeLogs(time, dice.random());
        groups = IntStream.range(0, settings.groups())
                .mapToObj(i -> new WorldGroup("/world/" + i))
                .toList();
        groups.forEach(group -> group.use("ERROR", Long.MIN_VALUE));
        for (int i = 0; !settings.slow() && i < dice.of(0, 0, 1, 4); i++) {
            changes.add(EPOCH + dice.below(settings.span()));
        }
        changes.sort(null);
        makeEvents();
        time.setMachineAhead(dice.of(0, -250_000, 250_000, -10_000_000));
        setLogs();
        for (int task = 0; task < settings.tasks(); task++) {
            tasks.add(new WorldTask(settings, fault, dice, time, logs, groupsOf(task)));
        }
    }

    private List<WorldGroup> groupsOf(int task) {
        return IntStream.range(0, groups.size())
                .filter(i -> i % settings.tasks() == task)
                .mapToObj(groups::get)
                .toList();
    }

    private void setLogs() {
        logs.matching = (pattern, event) -> event.message().contains(pattern);
        logs.recording = false;
        logs.pageSize = () -> dice.of(1, 3, 50, 10_000);
        logs.latency = () -> dice.below(100);
        logs.clockError = () -> dice.below(2_000);
        logs.emptyPages = .1;
        logs.failing = .005;
        logs.disorder = settings.disorder() ? .2 : 0;
        logs.rejectedTokens = dice.of(0, 1) * .01;
    }

    /** What came of it. */
    record Outcome(int events, int lost, int repeated, int crashes, int changed, int offsetSize, int overstated) {
        boolean isRight() {
            return lost == 0 && repeated == 0 && overstated == 0;
        }
    }

    Outcome run() throws InterruptedException {
        long end = EPOCH + settings.span() + 3L * settings.settle() + 12L * 3_600_000;
        while (groups.stream().anyMatch(group -> group.completeScans() < 3) && time.aws() < end) {
            for (WorldTask task : tasks) {
                task.step();
                if (mayCrash()) {
                    crashes++;
                    task.crash();
                }
            }
            changePattern();
        }
        groups.forEach(WorldGroup::commit);
        return new Outcome(
                settings.events(),
                groups.stream().mapToInt(WorldGroup::lost).sum(),
                groups.stream().mapToInt(WorldGroup::repeated).sum(),
                crashes,
                changed,
                groups.stream().mapToInt(WorldGroup::offsetSize).max().orElse(0),
                tasks.stream().mapToInt(WorldTask::overstated).sum());
    }

    private boolean mayCrash() {
        return !settings.slow() && time.aws() < EPOCH + settings.span() && dice.chance(.004);
    }

    /** The connector's pattern, which restarts its tasks; or that of one metric filter, which a running task follows. */
    private void changePattern() {
        if (changes.isEmpty() || time.aws() < changes.get(0)) {
            return;
        }
        changes.remove(0);
        changed++;
        String pattern = PATTERNS.get(dice.below(PATTERNS.size()));
        if (dice.chance(.5)) {
            WorldTask task = tasks.get(dice.below(tasks.size()));
            task.change(dice.below(task.groups()), pattern);
        } else {
            groups.forEach(group -> group.use(pattern, time.aws()));
            tasks.forEach(WorldTask::restart);
        }
    }

    /** As Connect reads an offset back: whole numbers as Long. */
    static Map<String, Object> asRead(Map<String, Object> offset) {
        Map<String, Object> read = new HashMap<>();
        offset.forEach(
                (key, value) -> read.put(key, value instanceof Number number ? (Object) number.longValue() : value));
        return read;
    }

    private void makeEvents() {
        boolean coarse = dice.chance(.5); // many events on the same millisecond
        boolean opaque = dice.chance(.1);
        for (int i = 0; i < settings.events(); i++) {
            long ingested = dice.below(settings.span());
            long timestamp = ingested - lag();
            timestamp += coarse ? Math.floorMod(-timestamp, 1_000) : 0;
            long seenAfter = dice.below(settings.settle() + 1);
            if (settings.slow() && dice.chance(.05)) { // slower than promised, though not out of every window
                seenAfter = Math.min(
                        dice.below(3 * settings.settle()),
                        settings.settle() + Math.max(0, settings.late() - Math.max(0, ingested - timestamp)));
            }
            String id = opaque ? "event " + i : id(EPOCH + timestamp, EPOCH + ingested, i);
            String message = MESSAGES.get(dice.below(MESSAGES.size()));
            LogEvent event = new LogEvent(id, "stream", EPOCH + timestamp, EPOCH + ingested, message);
            WorldGroup group = groups.get(dice.below(groups.size()));
            group.add(event, seenAfter);
            logs.put(group.logGroup().name(), event, EPOCH + ingested + seenAfter);
        }
    }

    private long lag() {
        double kind = dice.random().nextDouble();
        if (kind < .3) {
            return 0;
        }
        return kind < .7
                ? dice.below(5_000)
                : kind < .85
                        ? dice.below(settings.hot())
                        : kind < .98 ? dice.below(settings.late()) : -dice.below(60_000);
    }

    /** An id as CloudWatch makes them. */
    static String id(long timestamp, long ingestionTime, int index) {
        return BigInteger.valueOf(timestamp)
                .shiftLeft(64)
                .or(BigInteger.valueOf(ingestionTime))
                .shiftLeft(64)
                .or(BigInteger.valueOf(ingestionTime * 0x9E3779B97F4A7C15L).and(new BigInteger("FFFFFFFFFFFFFFFF", 16)))
                .shiftLeft(16)
                .or(BigInteger.valueOf(index % 10_000))
                .toString();
    }
}
