package io.tocsin.slack.delivery;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the timestamps of the newest records that came of each partition, by offset: a record that comes again has the same one,
 * while another record on its offset, as in a topic that was made anew, has another. That is of use for what is not committed, for what
 * came since the commit before the newest, as that one may fail, and a little more. About ten bytes a record, and ten megabytes in all:
 * where that is not enough, the partition of which most is remembered loses its oldest. For any thread.
 */
final class SeenRecords {
    /** How many offsets are remembered of all partitions together. */
    static final int MOST = 1 << 20;

    private static final int CHUNK = 64;
    private static final int MOST_CHUNKS = MOST / CHUNK;
    /** How much is remembered of what need not come again, of each partition: 4,096 offsets. */
    private static final int COMMITTED = 64;

    private final Map<TopicPartition, Partition> partitions = new HashMap<>();
    private int size;

    private static final class Partition {
        private final NavigableMap<Long, Chunk> chunks = new TreeMap<>();
        /** The newest commit. */
        private long committed;
    }

    /** Timestamps of neighbouring offsets. */
    private static final class Chunk {
        /** A bit for each place that has one. */
        private long there;

        private final long[] timestamps = new long[CHUNK];
    }

    /** Remembers a record, instead of any other on its offset. */
    synchronized void add(Origin origin, @Nullable Long timestamp) {
        Chunk chunk = of(origin.partition()).chunks.computeIfAbsent(chunk(origin.offset()), any -> {
            size++;
            return new Chunk();
        });
        chunk.there |= bit(origin.offset());
        chunk.timestamps[place(origin.offset())] = number(timestamp);
        if (size > MOST_CHUNKS) {
            partitions.values().stream()
                    .max(Comparator.comparingInt(partition -> partition.chunks.size()))
                    .ifPresent(this::forgetOldest);
        }
    }

    /** Returns whether this record came, as far as is remembered. */
    synchronized boolean contains(Origin origin, @Nullable Long timestamp) {
        Partition partition = partitions.get(origin.partition());
        Chunk chunk = partition == null ? null : partition.chunks.get(chunk(origin.offset()));
        return chunk != null
                && (chunk.there & bit(origin.offset())) != 0
                && chunk.timestamps[place(origin.offset())] == number(timestamp);
    }

    /** Forgets all records of a partition from an offset on. */
    synchronized void forgetFrom(TopicPartition of, long offset) {
        NavigableMap<Long, Chunk> behind = of(of).chunks.tailMap(chunk(offset), false);
        size -= behind.size();
        behind.clear();
        Chunk chunk = of(of).chunks.get(chunk(offset));
        if (chunk != null) {
            chunk.there &= bit(offset) - 1;
        }
    }

    /** This offset is about to be committed: what is before it and the one before need not come again. */
    synchronized void committed(TopicPartition of, long offset) {
        Partition partition = of(of);
        long needless = chunk(Math.min(partition.committed, offset));
        partition.committed = offset;
        while (partition.chunks.size() > COMMITTED && partition.chunks.firstKey() < needless) {
            forgetOldest(partition);
        }
    }

    /** Forgets partitions that are no longer this task's. */
    synchronized void close(Collection<TopicPartition> closed) {
        for (TopicPartition partition : closed) {
            size -= of(partition).chunks.size();
            partitions.remove(partition);
        }
    }

    private void forgetOldest(Partition partition) {
        if (partition.chunks.pollFirstEntry() != null) {
            size--;
        }
    }

    private Partition of(TopicPartition partition) {
        return partitions.computeIfAbsent(partition, any -> new Partition());
    }

    private static long chunk(long offset) {
        return Math.floorDiv(offset, CHUNK);
    }

    private static int place(long offset) {
        return Math.floorMod(offset, CHUNK);
    }

    private static long bit(long offset) {
        return 1L << place(offset);
    }

    private static long number(@Nullable Long timestamp) {
        return Objects.requireNonNullElse(timestamp, Long.MIN_VALUE);
    }
}
