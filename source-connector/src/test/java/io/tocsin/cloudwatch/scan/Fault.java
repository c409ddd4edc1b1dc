package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.ledger.EmittedIdMemory;
import io.tocsin.cloudwatch.ledger.FaultyLedgers;
import io.tocsin.cloudwatch.ledger.Ledger;
import io.tocsin.cloudwatch.ledger.LedgerState;
import io.tocsin.cloudwatch.logs.Page;

/** The clauses of the promise, each forgotten in turn. */
enum Fault {
    NONE,
    NO_SETTLE_IN_THE_DURABLE_RULE,
    NO_SETTLE_IN_THE_LATE_REACH,
    END_OF_A_LATE_SCAN_TAKEN_FOR_ITS_START,
    LAST_LEG_OF_A_LATE_SCAN_TAKEN_FOR_ITS_START,
    MOVING_STATE_TAKEN_FOR_THE_BASE,
    NO_MEMORY,
    BASE_FORGOTTEN,
    FULL_MEMORY_EMPTIED_WITHOUT_A_NEW_BASE,
    IDS_ABOVE_THE_FLOOR_EXPIRE,
    DONE_MARK_ONE_MILLISECOND_TOO_FAR,
    DONE_MARK_MOVES_WITHIN_A_LIVE_SCAN,
    SLICES_TAKEN_BEFORE_THEIR_LAST_PAGE,
    EACH_PAGE_BEGINS_THE_SCAN_ANEW,
    WHAT_IS_READ_AHEAD_TAKEN_FOR_DONE,
    CHANGED_PATTERN_FORGETS_COVERAGE,
    CHANGED_PATTERN_FORGETS_IDS,
    CHANGED_PATTERN_RAISES_THE_FLOOR,
    EACH_GROUP_BEGINS_WHEN_ITS_TURN_COMES;

    /** Whether events are lost by it; else they are repeated. */
    boolean loses() {
        return switch (this) {
            case NO_MEMORY,
                    BASE_FORGOTTEN,
                    FULL_MEMORY_EMPTIED_WITHOUT_A_NEW_BASE,
                    IDS_ABOVE_THE_FLOOR_EXPIRE,
                    CHANGED_PATTERN_FORGETS_COVERAGE,
                    CHANGED_PATTERN_FORGETS_IDS -> false;
            default -> true;
        };
    }

    Ledger ledger(LedgerState found, long settle, EmittedIdMemory memory) {
        return switch (this) {
            case NO_SETTLE_IN_THE_DURABLE_RULE -> new Ledger(found, 0, memory);
            case MOVING_STATE_TAKEN_FOR_THE_BASE -> FaultyLedgers.movingStateForBase(found, settle, memory);
            case NO_MEMORY -> FaultyLedgers.noMemory(found, settle, memory);
            case BASE_FORGOTTEN -> FaultyLedgers.baseForgotten(found, settle, memory);
            case FULL_MEMORY_EMPTIED_WITHOUT_A_NEW_BASE -> FaultyLedgers.fullMemoryForgotten(found, settle, memory);
            case IDS_ABOVE_THE_FLOOR_EXPIRE -> FaultyLedgers.idsExpireEarly(found, settle, memory);
            default -> new Ledger(found, settle, memory);
        };
    }

    /** @param changed whether it is read with another pattern from now on */
    LedgerState found(LedgerState right, boolean changed) {
        if (!changed) {
            return right;
        }
        return switch (this) {
            case CHANGED_PATTERN_FORGETS_COVERAGE -> FaultyLedgers.withoutCoverage(right);
            case CHANGED_PATTERN_FORGETS_IDS -> FaultyLedgers.withoutIds(right);
            case CHANGED_PATTERN_RAISES_THE_FLOOR -> FaultyLedgers.fromPosition(right);
            default -> right;
        };
    }

    long startMoment(long right, Dice dice) {
        return this == EACH_GROUP_BEGINS_WHEN_ITS_TURN_COMES ? right + dice.below(60_000) : right;
    }

    long lateFloor(long right, Scan scan, ScanSettings settings, long now) {
        return switch (this) {
            case NO_SETTLE_IN_THE_LATE_REACH -> right + settings.settle().toMillis();
            case END_OF_A_LATE_SCAN_TAKEN_FOR_ITS_START -> right + now - scan.firstStarted();
            case LAST_LEG_OF_A_LATE_SCAN_TAKEN_FOR_ITS_START -> right + scan.startedAt() - scan.firstStarted();
            default -> right;
        };
    }

    void arrived(Scan scan, Page page) {
        if (this == EACH_PAGE_BEGINS_THE_SCAN_ANEW) {
            scan.begin(page.startedAt());
        }
    }

    boolean readsWholeSlices(boolean right) {
        return this == SLICES_TAKEN_BEFORE_THEIR_LAST_PAGE ? false : right;
    }

    boolean movesDoneMark(boolean right) {
        return this == DONE_MARK_MOVES_WITHIN_A_LIVE_SCAN || this == SLICES_TAKEN_BEFORE_THEIR_LAST_PAGE || right;
    }

    long readTo(long right, Scan scan) {
        return this == WHAT_IS_READ_AHEAD_TAKEN_FOR_DONE ? scan.askedTo() : right;
    }

    long doneBefore(long right) {
        return this == DONE_MARK_ONE_MILLISECOND_TOO_FAR ? right + 1 : right;
    }
}
