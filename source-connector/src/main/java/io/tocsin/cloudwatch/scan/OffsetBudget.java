package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.ledger.Ledger;

/** Watches what the ids of recent events take of an offset. To count is costly, so it is done only when it may have changed enough. */
final class OffsetBudget {
    /** What an id in base64 takes at most, if it has the usual form. */
    private static final int BYTES_PER_EVENT = 18;

    private static final int LEAST_BETWEEN_COUNTS = 50;

    private final int bytes;
    private int countAt;
    private boolean spent;

    OffsetBudget(int bytes) {
        this.bytes = bytes;
    }

    /** Whether it was spent when last counted. */
    boolean isSpent() {
        return spent;
    }

    /** Counts again if so many events came that it may be spent by now. */
    boolean isSpentNow(Ledger ledger) {
        if (!spent && ledger.state().recentEvents() >= countAt) {
            count(ledger);
        }
        return spent;
    }

    void count(Ledger ledger) {
        if (ledger.state().recentBytes() > bytes) {
            ledger.prune();
        }
        int left = bytes - ledger.state().recentBytes();
        spent = left < 0;
        countAt = ledger.state().recentEvents() + Math.max(LEAST_BETWEEN_COUNTS, left / BYTES_PER_EVENT);
    }
}
