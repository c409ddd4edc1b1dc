package io.tocsin.slack.delivery;

import io.tocsin.slack.message.SlackMessage;
import org.apache.kafka.connect.sink.SinkRecord;

/** A message on its way, with the record that it accounts for. No two letters are equal. */
final class Letter {
    private final PartitionLedger ledger;
    private final Origin origin;
    private final SlackMessage message;
    private final SinkRecord record;
    private final long weight;

    /**
     * A letter not yet sent.
     *
     * @param ledger the ledger that waits for it
     * @param record for the dead letter queue, should Slack refuse it
     * @param weight about how much memory it holds, in bytes
     */
    Letter(PartitionLedger ledger, Origin origin, SlackMessage message, SinkRecord record, long weight) {
        this.ledger = ledger;
        this.origin = origin;
        this.message = message;
        this.record = record;
        this.weight = weight;
    }

    PartitionLedger ledger() {
        return ledger;
    }

    Origin origin() {
        return origin;
    }

    SlackMessage message() {
        return message;
    }

    SinkRecord record() {
        return record;
    }

    long weight() {
        return weight;
    }
}
