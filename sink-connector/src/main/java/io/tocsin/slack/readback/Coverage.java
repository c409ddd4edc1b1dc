package io.tocsin.slack.readback;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Which records a message covers, put together record by record and without keeping any of them: its size is that of the ranges,
 * one for a partition as long as nothing is left out.
 */
public final class Coverage {
    /** What {@link #add} is told of a record that is the first of its partition to come to a destination. */
    public static final long NONE = -1;

    private final List<RangeTally> ranges = new ArrayList<>();
    private final Map<TopicPartition, RangeTally> latest = new HashMap<>();

    /**
     * Adds a record. Those of a partition come in the order of their offsets; one that does not begins a range of its own.
     *
     * @param predecessor the offset of the record of this partition that came to the same destination before this one,
     *     {@link #NONE} if there was none. If this message does not cover it, a new range begins.
     * @param timestamp the record's, in milliseconds; null if it has none
     */
    public void add(TopicPartition partition, long offset, long predecessor, @Nullable Long timestamp) {
        RangeTally range = latest.get(partition);
        if (range == null || range.last() != predecessor || offset <= predecessor) {
            range = new RangeTally(partition, offset);
            latest.put(partition, range);
            // What does not fit is delivered at least once.
            if (ranges.size() < Stamp.MOST) {
                ranges.add(range);
            }
        }
        range.add(offset, timestamp);
    }

    /** All of it, in the order in which the ranges began. */
    public List<RecordRange> ranges() {
        return ranges.stream().map(RangeTally::range).toList();
    }
}
