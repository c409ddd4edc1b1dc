package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.ledger.Ledger;

/** Watches what the ids of recent events take of an offset. To count is costly, so it is done only when it may have changed enough. */
final class OffsetBudget {
    /** What an id in base64 takes at most, if it has the usual form. */
    private static final int BYTES_PER_EVENT = 18;

    private static final int LEAST_BETWEEN_COUNTS = 50;

    /** Kafka takes records of about 1 MB, and the count is not exact. */
    private static final int MOST_BYTES = 700 << 10;

    private final int bytes;
    private int countAt;
    private boolean spent;
    private boolean exhausted;

    OffsetBudget(int bytes) {
        this.bytes = bytes;
    }

    /** Whether it was spent when last counted. */
    boolean isSpent() {
        return spent;
    }

    /** Whether the offset was nearly as large as Kafka takes when last counted. */
    boolean isExhausted() {
        return exhausted;
    }

    /** Counts again if so many events came that it may be spent, or exhausted, by now. */
    boolean isSpentNow(Ledger ledger) {
        if (!exhausted && ledger.state().recentEvents() >= countAt) {
            count(ledger);
        }
        return spent;
    }

    void count(Ledger ledger) {
        if (ledger.state().recentBytes() > bytes) {
            ledger.prune();
        }
        int used = ledger.state().recentBytes();
        spent = used > bytes;
        exhausted = used > MOST_BYTES;
        int left = (spent ? MOST_BYTES : bytes) - used;
        countAt = ledger.state().recentEvents() + Math.max(LEAST_BETWEEN_COUNTS, left / BYTES_PER_EVENT);
    }
}
