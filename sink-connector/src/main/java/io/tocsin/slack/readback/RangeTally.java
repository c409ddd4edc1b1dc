package io.tocsin.slack.readback;

import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A range that grows with each record; holds nothing of the records. */
final class RangeTally {
    private final TopicPartition partition;
    private final long first;
    private long last;
    private long count;
    private long check;
    private long end;

    RangeTally(TopicPartition partition, long first) {
        this.partition = partition;
        this.first = first;
    }

    void add(long offset, @Nullable Long timestamp) {
        last = offset;
        count++;
        end = RecordHash.of(offset, timestamp);
        check = RecordHash.then(check, end);
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }

    RecordRange range() {
        return new RecordRange(partition, first, last, count, check, end);
    }
}
