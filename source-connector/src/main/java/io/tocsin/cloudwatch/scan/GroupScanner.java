package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.ledger.Fingerprint;
import io.tocsin.cloudwatch.ledger.LedgerState;
import io.tocsin.cloudwatch.logs.FilterRequest;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.logs.LogsFailure;
import io.tocsin.cloudwatch.logs.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scans one log group: three tiers side by side, a page at a time. Late scans go slice by slice, so that they get on even where
 * nothing matches.
 */
class GroupScanner {
    private static final Logger LOG = LoggerFactory.getLogger(GroupScanner.class);

    private final WatchedGroup group;
    private final ScanSettings settings;
    private final AwsClock clock;
    private final String fingerprint;
    private final Opening opening;
    private final Windows windows;
    private final HeartbeatPacer heartbeats;
    private final Map<ScanTier, Lane> lanes = new EnumMap<>(ScanTier.class);
    private final List<Lane> all;
    private @Nullable Intake intake;
    private final SliceWidth width = new SliceWidth();
    private boolean caughtUp;
    private boolean overBudget;

    /** @throws IllegalArgumentException if the stored offset cannot be read */
    GroupScanner(WatchedGroup group, ScanSettings settings, AwsClock clock) {
        this.group = group;
        this.settings = settings;
        this.clock = clock;
        this.fingerprint = Fingerprint.of(group.selection().identity());
        this.opening = new Opening(group, settings, fingerprint);
        this.windows = new Windows(settings, clock);
        this.heartbeats = new HeartbeatPacer(group.logGroup(), settings.heartbeatInterval());
        for (ScanTier tier : ScanTier.values()) {
            lanes.put(tier, new Lane(tier));
        }
        this.all = List.copyOf(lanes.values());
    }

    LogGroup logGroup() {
        return group.logGroup();
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

    /** Reads one page, if there is one to read. */
    List<Emission> read(Lane lane, PageReader pages) throws LogsFailure {
        if (intake == null) {
            return open(pages);
        }
        Scan scan = lane.scan() != null ? lane.scan() : lane.open(windows.next(lane, intake.state(), overBudget));
        if (scan.isEmpty()) {
            closeEmpty(lane, scan, intake);
            return List.of();
        }
        Slice slice = scan.slice(scan.tier() == ScanTier.LATE ? width.millis() : Long.MAX_VALUE);
        Page page = request(pages, slice.request(group));
        slice.read(page);
        return take(lane, scan, slice, page, intake);
    }

    /**
     * The token was not accepted.
     *
     * @return whether there was a token, so that the scan goes on without
     */
    boolean goOnAtDoneMark(Lane lane) {
        Scan scan = lane.scan();
        if (scan == null || !scan.goOnAtDoneMark()) {
            return false;
        }
        LOG.info(
                "Log group {}: the page token of a {} scan was rejected; it goes on at {}",
                group.logGroup().reference(),
                lane.tier(),
                Instant.ofEpochMilli(scan.doneTo()));
        return true;
    }

    /** What decides; tests put one in that forgets a clause of the promise, to show that it is needed. */
    Intake newIntake(WatchedGroup of, ScanSettings with, LedgerState found) {
        return new Intake(of, fingerprint, with, found);
    }

    /** Goes on where it stood; or begins, and sends its position out at once. */
    private List<Emission> open(PageReader pages) throws LogsFailure {
        LedgerState resumed = opening.resumed();
        if (resumed != null && clock.isKnown()) {
            intake = newIntake(group, settings, resumed);
            intake.skipTo(opening.earliest(resumed, clock.now()));
            return List.of();
        }
        long servedAt = askForTheTime(pages);
        if (resumed != null) {
            return List.of();
        }
        intake = newIntake(group, settings, opening.begin(servedAt));
        return beat(intake); // else a restart before the first event would lose what came meanwhile
    }

    /** Reads nothing worth having, but AWS's clock. */
    private long askForTheTime(PageReader pages) throws LogsFailure {
        long now = Math.max(0, clock.now());
        return request(pages, new FilterRequest(group.logGroup(), group.selection(), now, now + 1, null))
                .startedAt();
    }

    private Page request(PageReader pages, FilterRequest request) throws LogsFailure {
        long sentAt = clock.machineNow();
        Page page = pages.read(request);
        clock.learn(sentAt, page.startedAt());
        return page;
    }

    private List<Emission> take(Lane lane, Scan scan, Slice slice, Page page, Intake into) {
        if (!scan.hasBegun()) {
            into.begin(scan, page.startedAt());
        }
        List<Emission> emissions = new ArrayList<>(into.take(scan, page));
        if (slice.isComplete() && !scan.isCutShort()) {
            width.learn(slice);
            into.endSlice(scan, slice);
        }
        if (scan.isOver()) {
            into.finish(scan);
            close(lane, scan);
        }
        noteBudget(into);
        emissions.addAll(beat(into));
        return emissions;
    }

    private void close(Lane lane, Scan scan) {
        lane.close(scan.startedAt(), clock.machineNow(), everyMillis(lane));
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

    private void noteBudget(Intake into) {
        boolean before = overBudget;
        overBudget = into.isOverBudget();
        if (overBudget && !before) {
            LOG.warn(
                    "Log group {}: so many events match that new ones wait for the settle time of {}, to keep the offset small",
                    group.logGroup().reference(),
                    settings.settle());
        } else if (before && !overBudget) {
            LOG.info(
                    "Log group {}: new events are read at once again",
                    group.logGroup().reference());
        }
    }

    private long everyMillis(Lane lane) {
        return windows.tier(lane.tier()).every().toMillis();
    }

    private Lane lane(ScanTier tier) {
        return Objects.requireNonNull(lanes.get(tier));
    }
}
