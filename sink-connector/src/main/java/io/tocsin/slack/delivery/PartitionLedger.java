package io.tocsin.slack.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What became of the records of one partition, from its assignment until it is taken away. A partition that comes back gets
 * a new ledger, so what an old one still hears of is of no effect. Shared by threads.
 */
final class PartitionLedger {
    private final NavigableSet<Long> open = new TreeSet<>();
    /** Where records are accounted for together, only the first of them matters to a commit. */
    private final List<Hold> holds = new ArrayList<>();

    private long next = Long.MIN_VALUE;
    private boolean closed;

    /** Whether an offset came before, as after a seek back. */
    synchronized boolean isSeen(long offset) {
        return offset < next;
    }

    /** Takes note of an offset that nothing is to be done about. */
    synchronized void note(long offset) {
        next = Math.max(next, offset + 1);
    }

    /** Takes responsibility for an offset. */
    synchronized void take(long offset) {
        note(offset);
        open.add(offset);
    }

    synchronized void account(long offset) {
        open.remove(offset);
    }

    /** Opens a hold, for records to be moved into. */
    synchronized Hold hold() {
        Hold hold = new Hold();
        holds.add(hold);
        return hold;
    }

    synchronized void move(long offset, Hold to) {
        open.remove(offset);
        to.add(offset);
    }

    /** All that was moved there is accounted for. */
    synchronized void account(Hold hold) {
        holds.remove(hold);
    }

    /**
     * The offset to commit: the first one not yet accounted for, or else the framework's own, which also covers the records
     * that never came this far.
     */
    synchronized long committable(long current) {
        long first = open.isEmpty() ? current : Math.min(open.first(), current);
        for (Hold hold : holds) {
            first = Math.min(first, hold.first());
        }
        return first;
    }

    synchronized void close() {
        closed = true;
    }

    synchronized boolean isClosed() {
        return closed;
    }
}
