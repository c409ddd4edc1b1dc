package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.ledger.Fingerprint;
import io.tocsin.cloudwatch.ledger.LedgerState;
import io.tocsin.cloudwatch.logs.Feed;
import io.tocsin.cloudwatch.logs.FilterRequest;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.logs.Page;
import java.util.ArrayList;
import java.util.EnumMap;
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
    private final String fingerprint;
    private final Opening opening;
    private final Windows windows;
    private final HeartbeatPacer heartbeats;
    private final GroupReport report;
    private final SliceWidth width = new SliceWidth();
    private final Map<ScanTier, Lane> lanes = new EnumMap<>(ScanTier.class);
    private final List<Lane> all;
    private @Nullable Intake intake;
    private boolean asksForTheTime;
    private boolean caughtUp;

    /** @throws IllegalArgumentException if the stored offset cannot be read */
    GroupScanner(WatchedGroup group, ScanSettings settings, AwsClock clock) {
        this.group = group;
        this.settings = settings;
        this.clock = clock;
        this.fingerprint = Fingerprint.of(group.selection().identity());
        this.opening = new Opening(group, settings, fingerprint);
        this.windows = new Windows(settings, clock);
        this.heartbeats = new HeartbeatPacer(group.feed(), settings.heartbeatInterval());
        this.report = new GroupReport(group, settings);
        for (ScanTier tier : ScanTier.values()) {
            lanes.put(tier, new Lane(tier));
        }
        this.all = List.copyOf(lanes.values());
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

    /** The lanes that may want a page. */
    List<Lane> lanes() {
        if (intake == null) {
            return List.of(lane(ScanTier.TIP));
        }
        return settings.inOrder() && !caughtUp ? List.of(lane(ScanTier.LATE)) : all;
    }

    /**
     * Whether a lane has a page to ask for, as soon as its pause is over.
     *
     * @param ahead whether it may be one that cannot be taken at once
     */
    boolean wantsPage(Lane lane, boolean ahead) {
        if (intake == null) {
            return !asksForTheTime;
        }
        return lane.scan() == null || lane.scan().wantsPage(ahead && isWorthReadingAhead(lane));
    }

    /** The page to fetch for a lane that wants one; null if it turns out that there is nothing to read yet. */
    @Nullable
    Fetch ask(Schedule.Turn turn, boolean ahead, long number) {
        Intake into = intake != null ? intake : resume();
        if (into == null) {
            asksForTheTime = true;
            return new Fetch(turn, null, null, timeRequest(), number);
        }
        Lane lane = turn.lane();
        Scan scan =
                lane.scan() != null ? lane.scan() : lane.open(windows.next(lane, into.state(), into.isOverBudget()));
        if (scan.isEmpty()) {
            closeEmpty(lane, scan, into);
            return null;
        }
        long widest = lane.tier() == ScanTier.LATE ? width.millis() : Long.MAX_VALUE;
        Slice slice = scan.next(widest, ahead && isWorthReadingAhead(lane));
        return new Fetch(turn, scan, slice, slice.ask(group), number);
    }

    private boolean isWorthReadingAhead(Lane lane) {
        return lane.tier() != ScanTier.LATE || width.isWorthReadingAhead();
    }

    /** Reads nothing worth having, but AWS's clock. */
    private FilterRequest timeRequest() {
        long now = Math.max(0, clock.now());
        return new FilterRequest(group.logGroup(), group.selection(), now, now + 1, null);
    }

    /** Goes on where it stood, if it was scanned before and AWS's clock is known. */
    private @Nullable Intake resume() {
        LedgerState resumed = opening.resumed();
        if (resumed == null || !clock.isKnown()) {
            return null;
        }
        Intake into = newIntake(group, settings, resumed);
        into.skipTo(opening.earliest(resumed, clock.now()));
        intake = into;
        return into;
    }

    /** A page is there. Keeps it until it can be taken; or begins, and sends its position out at once. */
    List<Emission> arrived(Fetched fetched, Page page) {
        clock.learn(fetched.sentAt(), page.startedAt());
        observer().pageArrived(page.events().size(), clock.ahead());
        Scan scan = fetched.fetch().scan();
        Slice slice = fetched.fetch().slice();
        if (scan == null || slice == null) {
            return open(page.startedAt());
        }
        if (scan == fetched.fetch().turn().lane().scan()) {
            keep(scan, slice, page);
        }
        return List.of();
    }

    private List<Emission> open(long servedAt) {
        asksForTheTime = false;
        if (opening.resumed() != null) {
            return List.of();
        }
        Intake into = newIntake(group, settings, opening.begin(servedAt));
        intake = into;
        return beat(into); // else a restart before the first event would lose what came meanwhile
    }

    private void keep(Scan scan, Slice slice, Page page) {
        Objects.requireNonNull(intake).arrived(scan, page);
        slice.arrived(page);
        if (slice.isRead() && scan.tier() == ScanTier.LATE) {
            width.learn(slice);
        }
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
     * The token was not accepted.
     *
     * @return whether there was a token, so that the slice goes on without
     */
    boolean goOnAtDoneMark(Fetch fetch) {
        Scan scan = fetch.scan();
        Slice slice = fetch.slice();
        if (scan == null || slice == null || !slice.goOnAt(scan.doneTo())) {
            return false;
        }
        report.tokenRejected(scan.tier(), slice.from());
        return true;
    }

    /** What decides; tests put one in that forgets a clause of the promise, to show that it is needed. */
    Intake newIntake(WatchedGroup of, ScanSettings with, LedgerState found) {
        return new Intake(of, fingerprint, with, found);
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
        lane.close(scan.startedAt(), clock.machineNow(), everyMillis(lane));
        if (!scan.isCutShort()) {
            observer().scanned(scan.startedAt());
        }
        if (lane.tier() == ScanTier.LATE && !caughtUp) {
            caughtUp = true;
            if (settings.inOrder()) {
                lane(ScanTier.TIP).hangOn(scan.startedAt());
                lane(ScanTier.HOT).hangOn(scan.startedAt());
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
        lane.close(clock.now(), clock.machineNow(), completed ? 0 : everyMillis(lane));
    }

    private List<Emission> beat(Intake from) {
        return heartbeats.beat(from.state(), clock.machineNow(), from::offset).stream()
                .toList();
    }

    private long everyMillis(Lane lane) {
        return windows.tier(lane.tier()).every().toMillis();
    }

    private Lane lane(ScanTier tier) {
        return Objects.requireNonNull(lanes.get(tier));
    }
}
