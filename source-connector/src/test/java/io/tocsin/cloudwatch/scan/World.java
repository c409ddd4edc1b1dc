package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.aws.RequestLimiter;
import io.tocsin.cloudwatch.ledger.Fingerprint;
import io.tocsin.cloudwatch.ledger.Ledger;
import io.tocsin.cloudwatch.ledger.LedgerState;
import io.tocsin.cloudwatch.logs.LogEvent;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.logs.Page;
import io.tocsin.cloudwatch.logs.Selection;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One random world: settings, events, and a source that scans, has its offsets committed at any record, and crashes. It is driven
 * through the real loop; each restart goes on from the encoded offset.
 */
final class World {
    private static final long EPOCH = Instant.parse("2026-11-22T08:00:00Z").toEpochMilli();
    private static final String PATTERN = "ERROR";

    private final Fault fault;
    private final Dice dice;
    private final VirtualTime time = new VirtualTime(EPOCH);
    private final FakeLogs logs;
    private final int settle;
    private final int late;
    private final boolean rough;
    private final int span;
    private final int count;
    private final ScanSettings settings;

    private final Map<String, Long> hidden = new HashMap<>();
    private final List<String> delivered = new ArrayList<>();
    private final List<String> pending = new ArrayList<>();
    private @Nullable Map<String, Object> newest;
    private @Nullable Map<String, Object> committed;
    private int quiet;
    private int crashes;
    private int overstated;

    World(long seed, Fault fault) {
        this.fault = fault;
        dice = new Dice(seed);
        logs = new FakeLogs(time, dice.random());
        settle = dice.of(2_000, 5_000, 30_000);
        int hot = dice.of(5_000, 10_000, 120_000);
        late = dice.of(hot, 600_000, 3_600_000);
        rough = dice.chance(.3); // slower than settle and out of order: then no crash, and memory that holds everything
        span = dice.of(600_000, 2_000_000);
        count = dice.of(50, 500, 3_000);
        settings = new ScanSettings(
                Duration.ofMillis(settle),
                new ScanSettings.Tier(
                        Duration.ofMillis(dice.of(0, 3_000, 30_000)), Duration.ofMillis(dice.of(1_000, 5_000))),
                new ScanSettings.Tier(Duration.ofMillis(settle + hot), Duration.ofMillis(dice.of(5_000, 60_000))),
                new ScanSettings.Tier(Duration.ofMillis(late), Duration.ofMillis(dice.of(20_000, 300_000))),
                dice.chance(.2),
                Duration.ofDays(7),
                Duration.ofMillis(dice.of(1_000, 60_000)),
                dice.of(300, 3_000, 1_000_000),
                rough ? Integer.MAX_VALUE : dice.of(30, 300, Integer.MAX_VALUE),
                new ScanSettings.ReadAhead(dice.of(2, 5, 20), dice.of(1, 20, 100) * 1_000_000L),
                false);
        makeEvents(hot);
        time.setMachineAhead(dice.of(0, -250_000, 250_000, -10_000_000));
        logs.recording = false;
        logs.pageSize = () -> dice.of(1, 3, 50, 10_000);
        logs.latency = () -> dice.below(100);
        logs.clockError = () -> dice.below(2_000);
        logs.emptyPages = .1;
        logs.failing = .005;
        logs.disorder = rough ? .1 : 0;
        logs.rejectedTokens = rough ? 0 : dice.of(0, 1) * .01;
    }

    /** What came of it. */
    record Outcome(int events, int lost, int repeated, int crashes, int offsetSize, int overstated) {
        boolean isRight() {
            return lost == 0 && repeated == 0 && overstated == 0;
        }
    }

    Outcome run() throws InterruptedException {
        ScanLoop loop = start();
        long end = EPOCH + span + 3L * settle + 12L * 3_600_000;
        while (quiet < 3 && time.aws() < end) {
            for (Emission emission : loop.next()) {
                take(emission);
            }
            if (!rough && time.aws() < EPOCH + span && dice.chance(.004)) {
                crash();
                loop = start();
            }
        }
        commit();
        Set<String> distinct = new HashSet<>(delivered);
        return new Outcome(
                count,
                count - distinct.size(),
                delivered.size() - distinct.size(),
                crashes,
                committed == null ? 0 : committed.toString().length(),
                overstated);
    }

    private void take(Emission emission) {
        if (emission instanceof EmittedEvent event) {
            pending.add(event.event().id());
        }
        newest = emission.offset();
        if (dice.chance(.05)) {
            commit(); // up to this very record
        }
    }

    private void commit() {
        delivered.addAll(pending);
        pending.clear();
        committed = newest;
    }

    private void crash() {
        crashes++;
        pending.clear();
        newest = committed;
        time.pass(dice.of(0, 1_000, 60_000, 600_000));
    }

    private ScanLoop start() {
        RequestLimiter budget = new RequestLimiter(time::nanos, dice.random(), dice.of(5, 25, 1_000));
        StartPolicy start = StartPolicy.at(Instant.ofEpochMilli(EPOCH - late - 1));
        WatchedGroup group = new WatchedGroup(
                new LogGroup("/world"),
                Selection.matching(PATTERN),
                committed == null ? null : asRead(committed),
                start);
        return new ScanLoop(
                new VirtualFetcher(logs, time, settings.readAhead().requests()),
                budget,
                List.of(group.observedBy(observer())),
                settings,
                time,
                dice.random(),
                this::scanner);
    }

    /**
     * What it says of how long events were hidden may be too little, and never too much; but for pages in disorder, of which another
     * scan may find first what a scan has passed and would have found with its next page.
     */
    private GroupObserver observer() {
        return new GroupObserver() {
            @Override
            public void emitted(Sighting sighting) {
                if (!rough
                        && sighting.hiddenMillis()
                                > hidden.getOrDefault(sighting.event().id(), 0L)) {
                    overstated++;
                }
            }
        };
    }

    /** As Connect reads an offset back: whole numbers as Long. */
    static Map<String, Object> asRead(Map<String, Object> offset) {
        Map<String, Object> read = new HashMap<>();
        offset.forEach(
                (key, value) -> read.put(key, value instanceof Number number ? (Object) number.longValue() : value));
        return read;
    }

    private GroupScanner scanner(WatchedGroup group, ScanSettings with, AwsClock clock) {
        return new GroupScanner(group, with, clock) {
            @Override
            Intake newIntake(WatchedGroup of, ScanSettings settings, LedgerState found) {
                return new WorldIntake(of, settings, found);
            }
        };
    }

    private final class WorldIntake extends Intake {
        WorldIntake(WatchedGroup group, ScanSettings settings, LedgerState found) {
            super(group, Fingerprint.of(PATTERN), settings, found);
        }

        @Override
        Ledger newLedger(ScanSettings with, LedgerState found) {
            return fault.ledger(found, with.settle().toMillis(), with.memoryBudget());
        }

        @Override
        long lateFloor(Scan scan, long readTo) {
            if (scan.firstStarted() > EPOCH + span + 3L * settle + (rough ? late : 0)) {
                quiet++;
            }
            return fault.lateFloor(super.lateFloor(scan, readTo), scan, settings, time.aws());
        }

        @Override
        void arrived(Scan scan, Page page) {
            super.arrived(scan, page);
            fault.arrived(scan, page);
        }

        @Override
        long readTo(Scan scan, Slice slice) {
            return fault.readTo(super.readTo(scan, slice), scan);
        }

        @Override
        long doneBefore(long timestamp) {
            return fault.doneBefore(super.doneBefore(timestamp));
        }
    }

    private void makeEvents(int hot) {
        boolean coarse = dice.chance(.5); // many events on the same millisecond
        boolean opaque = dice.chance(.1);
        for (int i = 0; i < count; i++) {
            long ingested = dice.below(span);
            long timestamp = ingested - lag(hot);
            timestamp += coarse ? Math.floorMod(-timestamp, 1_000) : 0;
            long seenAfter = dice.below(settle + 1);
            if (rough && dice.chance(.05)) { // slower than promised, though not out of every window
                seenAfter = Math.min(
                        dice.below(3 * settle), settle + Math.max(0, late - Math.max(0, ingested - timestamp)));
            }
            String id = opaque ? "event " + i : id(EPOCH + timestamp, EPOCH + ingested, i);
            LogEvent event = new LogEvent(id, "stream", EPOCH + timestamp, EPOCH + ingested, "ERROR");
            hidden.put(id, seenAfter);
            logs.put(event, EPOCH + ingested + seenAfter);
        }
    }

    private long lag(int hot) {
        double kind = dice.random().nextDouble();
        if (kind < .3) {
            return 0;
        }
        return kind < .7
                ? dice.below(5_000)
                : kind < .85 ? dice.below(hot) : kind < .98 ? dice.below(late) : -dice.below(60_000);
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
