package io.tocsin.slack.delivery;

import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** What the broker last said of where the log of a partition begins and ends, as seen from the position of the task's consumer. */
public interface LogEnds {
    /** Of which nothing is known. */
    LogEnds UNKNOWN = partition -> Optional.empty();

    /** What is known of a partition; empty if nothing is. */
    Optional<Distance> of(TopicPartition partition);

    /**
     * How far the ends are from the position, in offsets. Both were true after the last fetch that brought, or could have brought, records
     * to the task.
     *
     * @param fromStart from the beginning of the log to the position
     * @param toEnd from the position to the end of the log; 0 if the consumer has read all of it
     */
    record Distance(long fromStart, long toEnd) {}
}
