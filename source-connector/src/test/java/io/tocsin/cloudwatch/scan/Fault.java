package io.tocsin.cloudwatch.scan;

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
    DONE_MARK_ONE_MILLISECOND_TOO_FAR,
    EACH_PAGE_BEGINS_THE_SCAN_ANEW,
    WHAT_IS_READ_AHEAD_TAKEN_FOR_DONE;

    /** Whether events are lost by it; else they are repeated. */
    boolean loses() {
        return this != NO_MEMORY && this != BASE_FORGOTTEN;
    }

    Ledger ledger(LedgerState found, long settle, int memoryBudget) {
        return switch (this) {
            case NO_SETTLE_IN_THE_DURABLE_RULE -> new Ledger(found, 0, memoryBudget);
            case MOVING_STATE_TAKEN_FOR_THE_BASE -> FaultyLedgers.movingStateForBase(found, settle, memoryBudget);
            case NO_MEMORY -> FaultyLedgers.noMemory(found, settle, memoryBudget);
            case BASE_FORGOTTEN -> FaultyLedgers.baseForgotten(found, settle, memoryBudget);
            default -> new Ledger(found, settle, memoryBudget);
        };
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

    long readTo(long right, Scan scan) {
        return this == WHAT_IS_READ_AHEAD_TAKEN_FOR_DONE ? scan.askedTo() : right;
    }

    long doneBefore(long right) {
        return this == DONE_MARK_ONE_MILLISECOND_TOO_FAR ? right + 1 : right;
    }
}
