package io.tocsin.cloudwatch;

import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.ledger.OffsetFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/** A user's wish to change stored offsets. It can only be accepted or rejected as it is. */
final class OffsetRequest {
    private static final int MOST_COMPLAINTS = 20;

    private OffsetRequest() {}

    /**
     * Accepts what Connect shows as a connector's offsets, an offset of {@code position} alone, both only under partitions that the
     * connector reads, and null, which forgets: under any partition, since what is not read any more should not stay for ever.
     *
     * @param properties the connector's configuration
     * @throws ConnectException if a partition or an offset is none of these; it names each such partition and what is wrong, of many
     *     some
     */
    static void check(
            Map<String, String> properties,
            Map<? extends @Nullable Map<String, ?>, ? extends @Nullable Map<String, ?>> offsets) {
        if (offsets.values().stream().anyMatch(Objects::nonNull)) {
            SelectedPartitions read = new SelectedPartitions(config(properties));
            List<String> complaints = new ArrayList<>();
            offsets.forEach(
                    (partition, offset) -> check(read, partition, offset).ifPresent(complaints::add));
            if (!complaints.isEmpty()) {
                throw new ConnectException(words(complaints));
            }
        }
    }

    /** In an order that does not hang on how the request was read. */
    private static String words(List<String> complaints) {
        String shown = complaints.stream().sorted().limit(MOST_COMPLAINTS).collect(Collectors.joining("; "));
        int more = complaints.size() - MOST_COMPLAINTS;
        return more > 0 ? shown + "; and " + more + " more" : shown;
    }

    private static SourceConfig config(Map<String, String> properties) {
        try {
            return SourceConfig.of(properties);
        } catch (ConfigException e) {
            throw new ConnectException(
                    "Offsets cannot be changed while the connector's configuration is wrong: " + e.getMessage(), e);
        }
    }

    private static Optional<String> check(
            SelectedPartitions read, @Nullable Map<String, ?> partition, @Nullable Map<String, ?> offset) {
        if (offset == null) {
            return Optional.empty();
        }
        if (partition == null) {
            return Optional.of("A partition must not be null");
        }
        return complaint("Partition " + shown(partition), () -> read.check(partition))
                .or(() -> complaint("Offset of partition " + shown(partition), () -> OffsetFormat.check(offset)));
    }

    private static String shown(Map<String, ?> partition) {
        return partition.entrySet().stream().map(String::valueOf).sorted().collect(Collectors.joining(", ", "{", "}"));
    }

    private static Optional<String> complaint(String what, Runnable check) {
        try {
            check.run();
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(what + " is not accepted: " + e.getMessage());
        }
    }
}
