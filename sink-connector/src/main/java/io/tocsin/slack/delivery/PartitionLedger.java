package io.tocsin.slack.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of the records of one partition, from its assignment until it is taken away. A partition that comes back gets
 * a new ledger, so what an old one still hears of is of no effect. Shared by threads.
 */
final class PartitionLedger {
    /** Each record that waits by itself, by its offset. */
    private final NavigableMap<Long, Parcel> open = new TreeMap<>();
    /** Where records are accounted for together, only the first of them matters to a commit. */
    private final List<Hold> holds = new ArrayList<>();

    private final SeenRecords seen = new SeenRecords();
    private boolean closed;

    /** Whether a record came before, as after a seek back; another one on its offset, as of a topic that was made anew, is not the same. */
    synchronized boolean isSeen(long offset, @Nullable Long timestamp) {
        return seen.contains(offset, timestamp);
    }

    /** Takes note of a record that nothing is to be done about. */
    synchronized void note(long offset, @Nullable Long timestamp) {
        seen.add(offset, timestamp);
    }

    /** Has records from an offset on be taken for new ones when they come again. */
    synchronized void forgetFrom(long offset) {
        seen.forgetFrom(offset);
    }

    /** Takes responsibility for a record. One on the same offset that still waits, of a log that is gone, counts no more for commits. */
    synchronized void take(Parcel parcel) {
        long offset = parcel.origin().offset();
        note(offset, parcel.record().timestamp());
        open.put(offset, parcel);
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

    /** This offset is about to be committed. */
    synchronized void committed(long offset) {
        seen.committed(offset);
    }

    synchronized void close() {
        closed = true;
    }

    synchronized boolean isClosed() {
        return closed;
    }
}
