package io.tocsin.slack.delivery;

import io.tocsin.slack.readback.Coverage;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * A record that the task has taken responsibility for, until it is accounted for. It belongs to the assignment of its partition
 * under which it was claimed: once that has ended it is moot, and accounting for it has no effect on a later one.
 */
public final class Parcel {
    private final PartitionLedger ledger;
    private final Origin origin;
    private final SinkRecord record;
    private final long weight;
    private final long predecessor;
    private boolean told;
    private boolean setAside;
    private boolean written;

    Parcel(PartitionLedger ledger, Origin origin, SinkRecord record, long weight, long predecessor) {
        this.ledger = ledger;
        this.origin = origin;
        this.record = record;
        this.weight = weight;
        this.predecessor = predecessor;
    }

    /** Where the record stands in Kafka. */
    public Origin origin() {
        return origin;
    }

    /** The record, for the dead letter queue among others. */
    public SinkRecord record() {
        return record;
    }

    /** About how much memory it holds, in bytes. */
    long weight() {
        return weight;
    }

    /** Whether its partition is no longer this task's, or has come back since. */
    public boolean isMoot() {
        return ledger.isClosed();
    }

    PartitionLedger ledger() {
        return ledger;
    }

    /** It is accounted for together with others. */
    void moveTo(Hold hold) {
        ledger.move(this, hold);
    }

    /** It is one of the records that a message stands for. */
    void addTo(Coverage coverage) {
        coverage.add(origin.partition(), origin.offset(), predecessor, record.timestamp());
    }

    /** Its last message was dealt with. A dead letter is accounted for once it is written too. */
    synchronized void account() {
        told = true;
        accountIfDone();
    }

    /** Marks it as a dead letter that is not written yet; returns false if it was one before, with another part of it. */
    synchronized boolean setAside() {
        boolean first = !setAside;
        setAside = true;
        return first;
    }

    /** The dead letter queue has it. */
    synchronized void deadLetterWritten() {
        written = true;
        accountIfDone();
    }

    private void accountIfDone() {
        if (told && (written || !setAside)) {
            ledger.account(this);
        }
    }
}
