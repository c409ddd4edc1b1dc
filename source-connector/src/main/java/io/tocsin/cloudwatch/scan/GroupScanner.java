package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.ledger.EmittedIdMemory;
import io.tocsin.cloudwatch.ledger.Fingerprint;
import io.tocsin.cloudwatch.ledger.LedgerState;
import io.tocsin.cloudwatch.logs.Feed;
import io.tocsin.cloudwatch.logs.FilterRequest;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.logs.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Scans one log group: three tiers side by side. Says which pages to fetch, holds what has arrived, and takes it page by page, in
 * order, whatever the order of arrival. Late scans go slice by slice, so that several can be fetched at a time, and so that they get
 * on even where nothing matches.
 */
class GroupScanner {
    private final WatchedGroup group;
    private final ScanSettings settings;
    private final AwsClock clock;
    private final EmittedIdMemory memory;
    private final String fingerprint;
    private final Opening opening;
    private final Windows windows;
    private final HeartbeatPacer heartbeats;
    private final GroupReport report;
    private final SliceWidth width = new SliceWidth();
    private final Lanes lanes;
    private final List<Lane> all;
    private @Nullable Intake intake;
    private boolean asksForTheTime;
    private boolean caughtUp;

    /**
     * @param memory what the groups of a task share to remember emitted events
     * @throws IllegalArgumentException if the stored offset cannot be read
     */
    GroupScanner(WatchedGroup group, ScanSettings settings, AwsClock clock, EmittedIdMemory memory) {
        this.group = group;
        this.settings = settings;
        this.clock = clock;
        this.memory = memory;
        this.fingerprint = Fingerprint.of(group.selection().identity());
        this.opening = new Opening(group, settings, fingerprint);
        this.windows = new Windows(settings, clock);
        this.heartbeats = new HeartbeatPacer(group.feed(), settings.heartbeatInterval());
        this.report = new GroupReport(group, settings);
        this.lanes = new Lanes(settings);
        this.all = lanes.all();
    }

    LogGroup logGroup() {
        return group.logGroup();
    }

    Feed feed() {
        return group.feed();
    }

    /** Where it stands, or where it will go on from; null if it has not begun. */
    @Nullable
    Map<String, ?> newestOffset() {
        return intake == null ? group.storedOffset() : intake.offset();
    }

    GroupObserver observer() {
        return group.observer();
    }

    String pattern() {
        return group.selection().pattern();
    }

    /** Whether it scans; before that, only AWS's time is asked for. */
    private boolean isScanning() {
        return intake != null && clock.isKnown();
    }

    /** The lanes that may want a page. */
    List<Lane> lanes() {
        if (!isScanning()) {
            return List.of(lanes.of(ScanTier.TIP));
        }
        return settings.inOrder() && !caughtUp ? List.of(lanes.of(ScanTier.LATE)) : all;
    }

    /**
     * Whether a lane has a page to ask for, as soon as its pause is over.
     *
     * @param ahead whether it may be one that cannot be taken at once
     */
    boolean wantsPage(Lane lane, boolean ahead) {
        if (!isScanning()) {
            return !asksForTheTime;
        }
        return lane.scan() == null || lane.scan().wantsPage(ahead && isWorthReadingAhead(lane));
    }

    /** The page to fetch for a lane that wants one; null if it turns out that there is nothing to read yet. */
    @Nullable
    Fetch ask(Schedule.Turn turn, boolean ahead, long number) {
        Intake into = intake;
        if (into == null || !isScanning()) {
            asksForTheTime = true;
            return new Fetch(turn, null, null, timeRequest(), number);
        }
        Lane lane = turn.lane();
        Scan scan = lane.scan() != null ? lane.scan() : open(lane, into);
        if (scan.isEmpty()) {
            closeEmpty(lane, scan, into);
            return null;
        }
        long widest = scan.isByWholeSlices() ? width.millis() : Long.MAX_VALUE;
        Slice slice = scan.next(widest, ahead && isWorthReadingAhead(lane));
        return new Fetch(turn, scan, slice, slice.ask(group), number);
    }

    private Scan open(Lane lane, Intake into) {
        boolean overBudget = into.isOverBudget();
        return lane.open(windows.next(lane, into.state(), overBudget, readsWholeSlices(lane.tier(), overBudget)));
    }

    /**
     * What tip and hot scans find is wanted at once, and is too new to be proven by them anyway: they are taken page by page, while the
     * offset has room for the ids. Late scans wait for whole slices, so that a backfill needs no room.
     */
    boolean readsWholeSlices(ScanTier tier, boolean overBudget) {
        return tier == ScanTier.LATE || overBudget;
    }

    /** Whether a lane's scan holds pages until a slice is complete. */
    boolean holdsSlices(Lane lane) {
        Scan scan = lane.scan();
        if (scan != null) {
            return scan.isByWholeSlices();
        }
        return intake != null && readsWholeSlices(lane.tier(), intake.isOverBudget());
    }

    private boolean isWorthReadingAhead(Lane lane) {
        return lane.tier() != ScanTier.LATE || width.isWorthReadingAhead();
    }

    /** Reads nothing worth having, but AWS's clock. */
    private FilterRequest timeRequest() {
        long now = Math.max(0, clock.now());
        return new FilterRequest(group.logGroup(), group.selection(), now, now + 1, null);
    }

    /**
     * Continues where it stood; or, if it was never scanned before, begins, and sends its position out at once: else a restart
     * before the first event would lose what came meanwhile. Does nothing once it has begun.
     *
     * @param startMoment the moment at which the task's groups without a stored position begin
     * @param awsNow now on AWS's clock
     */
    List<Emission> begin(long startMoment, long awsNow) {
        if (intake != null) {
            return List.of();
        }
        LedgerState resumed = opening.resumed();
        Intake into =
                newIntake(group, settings, resumed != null ? resumed : opening.begin(startMoment, awsNow), memory);
        intake = into;
        if (resumed != null) {
            into.skipTo(opening.earliest(resumed, awsNow));
            return List.of();
        }
        lanes.hangLiveOn(awsNow);
        return beat(into);
    }

    /** The group could not be read, or nobody asked, for so long. */
    void wasHeldUp(long millis) {
        lanes.wereHeldUp(millis);
    }

    /** A page is there. Keeps it until it can be taken. */
    void arrived(Fetched fetched, Page page) {
        observer().pageArrived(page.events().size(), clock.ahead());
        Scan scan = fetched.fetch().scan();
        Slice slice = fetched.fetch().slice();
        if (scan == null || slice == null) {
            asksForTheTime = false;
        } else if (scan == fetched.fetch().turn().lane().scan()) {
            keep(scan, slice, page);
        }
    }

    private void keep(Scan scan, Slice slice, Page page) {
        Objects.requireNonNull(intake).arrived(scan, page);
        slice.arrived(page);
        if (slice.isLargerThan(mostSliceBytes())) {
            width.narrowed(scan.narrow(slice));
        } else if (slice.isRead() && scan.isByWholeSlices()) {
            width.learn(slice);
        }
    }

    /** About how much memory a slice may take that waits for its last page. */
    long mostSliceBytes() {
        return settings.readAhead().mostSliceBytes();
    }

    /** Drops the pages that wait for others, which are asked for again. */
    void dropIncompleteSlices() {
        lanes.dropIncompleteSlices();
    }

    /** A page did not come; it is asked for again. */
    void failed(Fetch fetch) {
        if (fetch.slice() == null) {
            asksForTheTime = false;
        } else {
            fetch.slice().failed();
        }
    }

    /**
     * The token was not accepted. The slice begins again, narrower, so that it gets to its end whatever happens to tokens.
     *
     * @return whether there was a token
     */
    boolean beginSliceAgain(Fetch fetch) {
        Scan scan = fetch.scan();
        if (scan == null || fetch.request().nextToken() == null) {
            return false;
        }
        Slice slice = Objects.requireNonNull(fetch.slice());
        if (scan == fetch.turn().lane().scan()) {
            scan.narrow(slice);
            report.tokenRejected(scan.tier(), slice.from());
        }
        return true;
    }

    /** What decides; tests put one in that forgets a clause of the promise, to show that it is needed. */
    Intake newIntake(WatchedGroup of, ScanSettings with, LedgerState found, EmittedIdMemory sharedMemory) {
        return new Intake(of, fingerprint, with, found, sharedMemory);
    }

    /** Is scanned no more: leaves its memory to the others. */
    void close() {
        if (intake != null) {
            intake.close();
        }
    }

    /** What is new on the first page of those that a lane holds. */
    List<Emission> take(Lane lane) {
        Intake into = Objects.requireNonNull(intake);
        Scan scan = Objects.requireNonNull(lane.scan());
        Slice slice = Objects.requireNonNull(scan.ready());
        List<Emission> emissions = new ArrayList<>(into.take(scan, slice.take()));
        if (slice.isOver() && !scan.isCutShort()) {
            into.endSlice(scan, slice);
        }
        if (scan.isOver()) {
            into.finish(scan);
            close(lane, scan);
        }
        report.moved(scan, into, clock.machineNow());
        emissions.addAll(beat(into));
        return emissions;
    }

    private void close(Lane lane, Scan scan) {
        lane.close(scan.readUntil(), clock.machineNow(), lanes.everyMillis(lane));
        if (!scan.isCutShort()) {
            observer().scanned(scan.startedAt());
        }
        if (lane.tier() == ScanTier.LATE && !caughtUp) {
            caughtUp = true;
            if (settings.inOrder()) {
                lanes.hangLiveOn(scan.startedAt());
            }
        }
    }

    /** Nothing to read yet; a late scan that a restart interrupted at its very end is complete. */
    private void closeEmpty(Lane lane, Scan scan, Intake into) {
        boolean completed = lane.tier() == ScanTier.LATE && into.state().lateUnderWay() != null;
        if (completed) {
            scan.cutShort();
            into.finish(scan);
        }
        lane.closeEmpty(clock.machineNow(), completed ? 0 : lanes.everyMillis(lane));
    }

    private List<Emission> beat(Intake from) {
        return heartbeats.beat(from.state(), clock.machineNow(), from::offset).stream()
                .toList();
    }
}
