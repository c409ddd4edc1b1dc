package io.tocsin.cloudwatch;

import org.apache.kafka.connect.source.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns, once a task, that heartbeats are dropped on their way to Kafka. Kafka Connect stores no offset with a dropped record. */
final class DroppedHeartbeats {
    private static final Logger LOG = LoggerFactory.getLogger(DroppedHeartbeats.class);

    private final String topic;
    private boolean told;

    /** @param topic of heartbeats */
    DroppedHeartbeats(String topic) {
        this.topic = topic;
    }

    /** A record, as it was before all transforms, was dropped. */
    synchronized void note(SourceRecord record) {
        if (!told && record.topic().equals(topic)) {
            told = true;
            LOG.warn(
                    "A heartbeat for {} was dropped, by a transform or as an error that errors.tolerance allows. Offsets are stored with"
                            + " records alone, so a log group without matching events may be read again from an older position after a"
                            + " restart. Let the transforms pass heartbeats: give them a predicate for the header cloudwatch.heartbeat",
                    topic);
        }
    }
}
