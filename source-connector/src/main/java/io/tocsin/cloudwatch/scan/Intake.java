package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.ledger.EmittedIdMemory;
import io.tocsin.cloudwatch.ledger.LateProgress;
import io.tocsin.cloudwatch.ledger.Ledger;
import io.tocsin.cloudwatch.ledger.LedgerState;
import io.tocsin.cloudwatch.ledger.Verdict;
import io.tocsin.cloudwatch.logs.LogEvent;
import io.tocsin.cloudwatch.logs.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Takes the pages of a group's scans, decides what of them is new, and moves the state along. The clauses that the promise hangs on
 * are methods of their own.
 */
class Intake implements AutoCloseable {
    private final WatchedGroup group;
    private final String fingerprint;
    private final ScanSettings settings;
    private final Ledger ledger;
    private final UnsettledEvents unsettled;
    private final OffsetBudget budget;

    /**
     * @param found the state to continue from
     * @param memory bounds how many emitted events are remembered
     */
    Intake(WatchedGroup group, String fingerprint, ScanSettings settings, LedgerState found, EmittedIdMemory memory) {
        this.group = group;
        this.fingerprint = fingerprint;
        this.settings = settings;
        this.ledger = newLedger(settings, found, memory);
        this.budget = new OffsetBudget(settings.offsetBudget());
        this.unsettled = new UnsettledEvents(group.logGroup(), settings.settle());
    }

    LedgerState state() {
        return ledger.state();
    }

    Map<String, Object> offset() {
        return state().toOffset(fingerprint);
    }

    /** Whether the ids of recent events take more of an offset than they may. */
    boolean isOverBudget() {
        return budget.isSpent();
    }

    /** A page has arrived, which is taken later. The first one begins the scan. */
    void arrived(Scan scan, Page page) {
        if (!scan.hasBegun()) {
            scan.begin(page.startedAt());
        }
    }

    /**
     * What is new on a page, whose events are in order. When the budget is spent, what is not proven at once is left for a later scan,
     * and this one is cut short.
     */
    List<Emission> take(Scan scan, Page page) {
        List<Emission> emissions = new ArrayList<>();
        ledger.scanned(scan.startedAt());
        noteProgress(scan);
        budget.count(ledger);
        for (LogEvent event : page.events()) {
            advance(scan, event.timestamp());
            if (mustWait(scan, event)) {
                scan.cutShort();
                break;
            }
            Verdict verdict = ledger.decide(event.id(), event.timestamp(), event.ingestionTime());
            if (verdict != Verdict.KNOWN) {
                emissions.add(new EmittedEvent(group.feed(), event, offset()));
                unsettled.note(event, verdict);
                group.observer()
                        .emitted(Sighting.of(event, verdict, scan, ledger.passedBy(event.timestamp()), settings));
            }
        }
        ledger.tidy();
        return emissions;
    }

    /** A slice has been read to its last page: all up to its end is done, whether or not there were events. */
    void endSlice(Scan scan, Slice slice) {
        ledger.cover(scan.doneTo(), readTo(scan, slice), scan.startedAt());
        scan.endSlice();
        noteProgress(scan);
        if (scan.tier() == ScanTier.LATE) {
            // As at the end of the scan: none comes back to what is below.
            ledger.skipTo(lateFloor(scan, scan.doneTo() - 1));
        }
    }

    /** The scan is over: it has read all it wanted to, or is left where its done mark stands and the next one brings the rest. */
    void finish(Scan scan) {
        if (scan.tier() == ScanTier.LATE) {
            ledger.lateComplete(lateFloor(scan, scan.isCutShort() ? scan.doneTo() - 1 : scan.to()));
        }
        ledger.prune();
        budget.count(ledger);
    }

    /** A group that was away for longer than it may catch up goes on at {@code position}. */
    void skipTo(long position) {
        ledger.skipTo(position);
    }

    /** Whether there is no room in the offset for an event's id, which would have to be kept. */
    private boolean mustWait(Scan scan, LogEvent event) {
        return budget.isSpentNow(ledger)
                && (isBeyondProof(scan) || (budget.isExhausted() && !provesAtOnce(scan, event)))
                && !ledger.knows(event.id(), event.timestamp(), event.ingestionTime());
    }

    /** Whether what comes now swells the offset: the scan proves nothing before its end, or is too near to the ingestion. */
    private boolean isBeyondProof(Scan scan) {
        return !movesDoneMark(scan)
                || scan.doneTo() > scan.startedAt() - settings.settle().toMillis();
    }

    private boolean provesAtOnce(Scan scan, LogEvent event) {
        return event.ingestionTime() <= scan.startedAt() - settings.settle().toMillis();
    }

    private void advance(Scan scan, long timestamp) {
        long first = scan.doneTo();
        if (movesDoneMark(scan) && scan.reaches(timestamp)) {
            ledger.cover(first, doneBefore(timestamp), scan.startedAt());
            noteProgress(scan);
        }
    }

    /** Only if all events of the slice are there, in order: else one that was not seen yet may be earlier. */
    boolean movesDoneMark(Scan scan) {
        return scan.isByWholeSlices();
    }

    private void noteProgress(Scan scan) {
        if (scan.tier() == ScanTier.LATE) {
            ledger.lateUnderWay(new LateProgress(scan.firstStarted(), scan.doneTo()));
        }
    }

    /** What is read ahead is not done: slices after this one may not have been taken yet. */
    long readTo(Scan scan, Slice slice) {
        return slice.to();
    }

    /** Events that share a timestamp come one by one, so that an event tells of those before its own millisecond only. */
    long doneBefore(long timestamp) {
        return timestamp - 1;
    }

    /**
     * Where the next late scan begins. It must find what was not yet visible when this one first began: that is stamped at most
     * the reach before it and becomes visible within settle. And nothing that this one has left unread is left out.
     */
    long lateFloor(Scan scan, long readTo) {
        long reach = settings.late().reach().plus(settings.settle()).toMillis();
        return Math.min(scan.firstStarted() - reach, readTo + 1);
    }

    /** Decides by what was found, and remembers. */
    Ledger newLedger(ScanSettings withSettings, LedgerState found, EmittedIdMemory memory) {
        return new Ledger(found, withSettings.settle().toMillis(), memory);
    }

    @Override
    public void close() {
        ledger.close();
    }
}
