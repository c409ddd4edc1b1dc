package io.tocsin.slack.readback;

import org.jspecify.annotations.Nullable;

/**
 * Numbers that tell records apart by offset and timestamp, and sequences of records by their order too. Written into messages that
 * later versions read, so it never changes.
 */
final class RecordHash {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long NO_TIMESTAMP = Long.MIN_VALUE;

    private RecordHash() {}

    /** Of one record. */
    static long of(long offset, @Nullable Long timestamp) {
        return mix(mix(offset + GOLDEN) ^ (timestamp == null ? NO_TIMESTAMP : timestamp));
    }

    /** Of a sequence, given that of all but its last record. */
    static long then(long sequence, long record) {
        return mix(sequence * 31 + record);
    }

    /** Stafford's thirteenth variant of the MurmurHash3 finalizer, as in SplitMix64. */
    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
