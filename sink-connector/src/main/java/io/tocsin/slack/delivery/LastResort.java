package io.tocsin.slack.delivery;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands records to the dead letter queue that do not get into Slack. */
final class LastResort {
    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);

    private final DeadLetters deadLetters;
    private final Tally tally;

    LastResort(DeadLetters deadLetters, Tally tally) {
        this.deadLetters = deadLetters;
        this.tally = tally;
    }

    /** Slack has neither taken nor refused a letter for as long as it may take. */
    void gaveUp(Letter failed, String reason) {
        failed.cargo().pending().forEach(one -> setAside(one.parcel(), "gave up after retry.timeout.ms: " + reason));
        LOG.warn("Delivery gives {} up after retry.timeout.ms, for the dead letter queue: {}", failed, reason);
    }

    /** Slack refuses a letter even as plain text, and takes others. */
    void refused(Letter refused, Parcel parcel, String reason) {
        setAside(parcel, "Slack refuses it even as plain text: " + reason);
        LOG.warn("Slack refuses {} even as plain text, and it goes to the dead letter queue: {}", refused, reason);
    }

    /** A record in several parts is a dead letter once, whatever becomes of the others. */
    private void setAside(Parcel parcel, String reason) {
        if (parcel.setAside()) {
            deadLetters.add(parcel, reason);
            tally.add(Tally.Count.REPORTED);
        }
    }
}
