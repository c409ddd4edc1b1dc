package io.tocsin.slack.delivery;

import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What became of the records of one partition, from its assignment until it is taken away. A partition that comes back gets
 * a new ledger, so what an old one still hears of is of no effect. Shared by threads.
 */
final class PartitionLedger {
    private final NavigableSet<Long> open = new TreeSet<>();
    private long next = Long.MIN_VALUE;
    private boolean closed;

    /** Takes responsibility for an offset; false if it was taken before, as after a seek back. */
    synchronized boolean claim(long offset) {
        if (offset < next) {
            return false;
        }
        next = offset + 1;
        open.add(offset);
        return true;
    }

    synchronized void account(long offset) {
        open.remove(offset);
    }

    /**
     * The offset to commit: the first one not yet accounted for, or else the framework's own, which also covers the records
     * that never came this far.
     */
    synchronized long committable(long current) {
        return open.isEmpty() ? current : Math.min(open.first(), current);
    }

    synchronized void close() {
        closed = true;
    }

    synchronized boolean isClosed() {
        return closed;
    }
}
