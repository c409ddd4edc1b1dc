package io.tocsin.cloudwatch;

import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.ledger.OffsetFormat;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/** A user's wish to change stored offsets. It can only be accepted or rejected as it is. */
final class OffsetRequest {
    private OffsetRequest() {}

    /**
     * Accepts what Connect shows as a connector's offsets, an offset of {@code position} alone, both only under partitions that the
     * connector reads, and null, which forgets: under any partition, since what is not read any more should not stay for ever.
     *
     * @param properties the connector's configuration
     * @throws ConnectException if a partition or an offset is none of these; it names the partition and what is wrong
     */
    static void check(
            Map<String, String> properties,
            Map<? extends @Nullable Map<String, ?>, ? extends @Nullable Map<String, ?>> offsets) {
        if (offsets.values().stream().anyMatch(Objects::nonNull)) {
            SelectedPartitions read = new SelectedPartitions(config(properties));
            offsets.forEach((partition, offset) -> check(read, partition, offset));
        }
    }

    private static SourceConfig config(Map<String, String> properties) {
        try {
            return SourceConfig.of(properties);
        } catch (ConfigException e) {
            throw new ConnectException(
                    "Offsets cannot be changed while the connector's configuration is wrong: " + e.getMessage(), e);
        }
    }

    private static void check(
            SelectedPartitions read, @Nullable Map<String, ?> partition, @Nullable Map<String, ?> offset) {
        if (offset == null) {
            return;
        }
        if (partition == null) {
            throw new ConnectException("A partition must not be null");
        }
        reject("Partition " + partition, () -> read.check(partition));
        reject("Offset of partition " + partition, () -> OffsetFormat.check(offset));
    }

    private static void reject(String what, Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            throw new ConnectException(what + " is not accepted: " + e.getMessage(), e);
        }
    }
}
