package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.aws.RequestLimiter;
import io.tocsin.cloudwatch.ledger.EmittedIdMemory;
import io.tocsin.cloudwatch.ledger.Fingerprint;
import io.tocsin.cloudwatch.ledger.Ledger;
import io.tocsin.cloudwatch.ledger.LedgerState;
import io.tocsin.cloudwatch.logs.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A task of a random world, which lives through crashes and restarts. */
final class WorldTask {
    private final WorldSettings settings;
    private final Fault fault;
    private final Dice dice;
    private final VirtualTime time;
    private final FakeLogs logs;
    private final List<WorldGroup> groups;
    private ScanLoop loop;
    private boolean begun;
    private int overstated;

    /** @param groups its share of the log groups */
    WorldTask(
            WorldSettings settings, Fault fault, Dice dice, VirtualTime time, FakeLogs logs, List<WorldGroup> groups) {
        this.settings = settings;
        this.fault = fault;
        this.dice = dice;
        this.time = time;
        this.logs = logs;
        this.groups = groups;
        this.loop = loop();
    }

    int groups() {
        return groups.size();
    }

    /** How often it said that an event had been hidden for longer than it was. */
    int overstated() {
        return overstated;
    }

    void step() throws InterruptedException {
        for (Emission emission : loop.next()) {
            if (settings.latest() && !begun) {
                begun = true;
                groups.forEach(group -> group.beganAtLatest(time.aws()));
            }
            group(emission).take(emission);
            if (dice.chance(.05)) {
                commit(); // up to this very record
            }
        }
    }

    private void commit() {
        if (settings.exactlyOnce() || dice.chance(.5)) {
            groups.forEach(WorldGroup::commit);
        } else {
            groups.get(dice.below(groups.size())).commit();
        }
    }

    private WorldGroup group(Emission emission) {
        return groups.stream()
                .filter(group -> group.logGroup().equals(emission.logGroup()))
                .findFirst()
                .orElseThrow();
    }

    void crash() {
        for (WorldGroup group : groups) {
            group.crash(settings.exactlyOnce() ? 0 : dice.below(group.pending() + 1));
        }
        time.pass(dice.of(0, 1_000, 60_000, 600_000));
        loop = loop();
    }

    /** Stopped and started, as a changed configuration does. */
    void restart() {
        if (dice.chance(.5)) {
            groups.forEach(WorldGroup::commit);
            loop = loop();
        } else {
            crash();
        }
    }

    /** One of its metric filters has another pattern. */
    void change(int number, String pattern) {
        WorldGroup group = groups.get(number);
        loop.remove(watched(group).feed());
        group.use(pattern, time.aws());
        loop.add(watched(group));
    }

    private ScanLoop loop() {
        begun = false;
        return new ScanLoop(
                new VirtualFetcher(logs, time, settings.scans().readAhead().requests()),
                new RequestLimiter(
                        time::nanos, dice.random(), settings.requestsPerSecond() / (double) settings.tasks()),
                groups.stream().map(this::watched).toList(),
                settings.scans(),
                time,
                dice.random(),
                WorldScanner::new);
    }

    private WatchedGroup watched(WorldGroup group) {
        Map<String, Object> stored = group.committed();
        return new WatchedGroup(
                        group.logGroup(), group.selection(), stored == null ? null : World.asRead(stored), start())
                .observedBy(observer(group));
    }

    private StartPolicy start() {
        return settings.latest()
                ? StartPolicy.latest()
                : StartPolicy.at(Instant.ofEpochMilli(World.EPOCH - settings.late() - 1));
    }

    /**
     * What it says of how long events were hidden may be too little, and never too much; but for events that a scan with another pattern
     * has passed.
     */
    private GroupObserver observer(WorldGroup group) {
        return new GroupObserver() {
            @Override
            public void emitted(Sighting sighting) {
                if (group.isAlwaysMatched(sighting.event())
                        && sighting.hiddenMillis() > group.hiddenMillis(sighting.event())) {
                    overstated++;
                }
            }
        };
    }

    private boolean isChanged(WatchedGroup group) {
        Map<String, ?> stored = group.storedOffset();
        return stored != null && !fingerprint(group).equals(stored.get("fingerprint"));
    }

    private static String fingerprint(WatchedGroup group) {
        return Fingerprint.of(group.selection().identity());
    }

    private final class WorldScanner extends GroupScanner {
        private final WorldGroup world;

        WorldScanner(WatchedGroup group, ScanSettings with, AwsClock clock, EmittedIdMemory memory) {
            super(group, with, clock, memory);
            this.world = groups.stream()
                    .filter(each -> each.logGroup().equals(group.logGroup()))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        Intake newIntake(WatchedGroup of, ScanSettings with, LedgerState found, EmittedIdMemory memory) {
            return new WorldIntake(world, of, fault.found(found, isChanged(of)), memory);
        }

        @Override
        List<Emission> begin(long startMoment, long awsNow) {
            return super.begin(fault.startMoment(startMoment, dice), awsNow);
        }

        @Override
        boolean readsWholeSlices(ScanTier tier, boolean overBudget) {
            return fault.readsWholeSlices(super.readsWholeSlices(tier, overBudget));
        }

        @Override
        long mostSliceBytes() {
            return settings.mostSliceBytes();
        }
    }

    private final class WorldIntake extends Intake {
        private final WorldGroup world;

        WorldIntake(WorldGroup world, WatchedGroup group, LedgerState found, EmittedIdMemory memory) {
            super(group, fingerprint(group), settings.scans(), found, memory);
            this.world = world;
        }

        @Override
        Ledger newLedger(ScanSettings with, LedgerState found, EmittedIdMemory memory) {
            return fault.ledger(found, with.settle().toMillis(), memory);
        }

        @Override
        void finish(Scan scan) {
            super.finish(scan);
            long quietFrom =
                    World.EPOCH + settings.span() + 3L * settings.settle() + (settings.slow() ? settings.late() : 0);
            if (scan.tier() == ScanTier.LATE && scan.firstStarted() > quietFrom) {
                world.completedScan();
            }
        }

        @Override
        long lateFloor(Scan scan, long readTo) {
            return fault.lateFloor(super.lateFloor(scan, readTo), scan, settings.scans(), time.aws());
        }

        @Override
        void arrived(Scan scan, Page page) {
            super.arrived(scan, page);
            fault.arrived(scan, page);
        }

        @Override
        boolean movesDoneMark(Scan scan) {
            return fault.movesDoneMark(super.movesDoneMark(scan));
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
}
