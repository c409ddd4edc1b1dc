package io.tocsin.cloudwatch;

import io.tocsin.cloudwatch.ledger.OffsetFormat;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/** A user's wish to change stored offsets. It can only be accepted or rejected as it is. */
final class OffsetRequest {
    private OffsetRequest() {}

    /**
     * Accepts what Connect shows as a connector's offsets, an offset of {@code position} alone, and null, which forgets.
     *
     * @throws ConnectException if a partition or an offset is none of these; it names the partition and what is wrong
     */
    static void check(Map<? extends @Nullable Map<String, ?>, ? extends @Nullable Map<String, ?>> offsets) {
        offsets.forEach(OffsetRequest::check);
    }

    private static void check(@Nullable Map<String, ?> partition, @Nullable Map<String, ?> offset) {
        if (partition == null) {
            throw new ConnectException("A partition must not be null");
        }
        reject("Partition " + partition, () -> SourcePartition.check(partition));
        if (offset != null) {
            reject("Offset of partition " + partition, () -> OffsetFormat.check(offset));
        }
    }

    private static void reject(String what, Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            throw new ConnectException(what + " is not accepted: " + e.getMessage(), e);
        }
    }
}
