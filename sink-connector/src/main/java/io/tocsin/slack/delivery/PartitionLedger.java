package io.tocsin.slack.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What became of the records of one partition, from its assignment until it is taken away. A partition that comes back gets
 * a new ledger, so what an old one still hears of is of no effect. Shared by threads.
 */
final class PartitionLedger {
    /** Each record that waits by itself, by its offset. */
    private final NavigableMap<Long, Parcel> open = new TreeMap<>();
    /** Where records are accounted for together, only the first of them matters to a commit. */
    private final List<Hold> holds = new ArrayList<>();

    private boolean closed;

    /** Takes responsibility for a record. One on the same offset that still waits, of a log that is gone, counts no more for commits. */
    synchronized void take(Parcel parcel) {
        open.put(parcel.origin().offset(), parcel);
    }

    synchronized void account(Parcel parcel) {
        open.remove(parcel.origin().offset(), parcel);
    }

    /** Opens a hold, for records to be moved into. */
    synchronized Hold hold() {
        Hold hold = new Hold();
        holds.add(hold);
        return hold;
    }

    synchronized void move(Parcel parcel, Hold to) {
        account(parcel);
        to.add(parcel.origin().offset());
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
        long first = open.isEmpty() ? current : Math.min(open.firstKey(), current);
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
