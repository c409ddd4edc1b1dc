package io.tocsin.slack.delivery;

import java.util.BitSet;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the timestamps of the newest records that came of one partition, by offset: a record that comes again has the same one, while
 * another record on its offset, as in a topic that was made anew, has another. About nine bytes a record.
 */
final class SeenRecords {
    private static final int CHUNK = 64;
    /** How much is remembered of what was committed: 32,768 offsets. */
    private static final int COMMITTED = 512;
    /** How much is remembered in all: a million offsets. */
    private static final int MOST = 16_384;

    private final NavigableMap<Long, Chunk> chunks = new TreeMap<>();

    /** Timestamps of neighbouring offsets. */
    private static final class Chunk {
        private final BitSet there = new BitSet(CHUNK);
        private final long[] timestamps = new long[CHUNK];
    }

    /** Remembers a record, instead of any other on its offset. */
    void add(long offset, @Nullable Long timestamp) {
        Chunk chunk = chunks.computeIfAbsent(Math.floorDiv(offset, CHUNK), any -> new Chunk());
        int place = Math.floorMod(offset, CHUNK);
        chunk.there.set(place);
        chunk.timestamps[place] = number(timestamp);
        if (chunks.size() > MOST) {
            chunks.pollFirstEntry();
        }
    }

    /** Returns whether this record came, as far as is remembered. */
    boolean contains(long offset, @Nullable Long timestamp) {
        Chunk chunk = chunks.get(Math.floorDiv(offset, CHUNK));
        int place = Math.floorMod(offset, CHUNK);
        return chunk != null && chunk.there.get(place) && chunk.timestamps[place] == number(timestamp);
    }

    /** Forgets all records from an offset on. */
    void forgetFrom(long offset) {
        long first = Math.floorDiv(offset, CHUNK);
        chunks.tailMap(first, false).clear();
        Chunk chunk = chunks.get(first);
        if (chunk != null) {
            chunk.there.clear(Math.floorMod(offset, CHUNK), CHUNK);
        }
    }

    /** What is before this offset need not come again, so only the newest of it is remembered. */
    void committed(long offset) {
        while (chunks.size() > COMMITTED && chunks.firstKey() < Math.floorDiv(offset, CHUNK)) {
            chunks.pollFirstEntry();
        }
    }

    private static long number(@Nullable Long timestamp) {
        return Objects.requireNonNullElse(timestamp, Long.MIN_VALUE);
    }
}
